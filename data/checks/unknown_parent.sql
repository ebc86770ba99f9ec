-- A region above another one that the sheet 区域 does not list.
--
-- level: warning
-- needs: regions
-- message: the region above is not in the sheet 区域
select source_file, source_sheet, source_row, 'parent' as column_name, parent as value
from regions
where parent is not null and parent not in (select name from regions where name is not null)
order by all

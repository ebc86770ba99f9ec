-- A region that the sheet 区域 does not list.
--
-- level: error
-- needs: regions
-- message: this region is not in the sheet 区域; add it there or correct the name
with named as (
    select source_file, source_sheet, source_row, 'region' as column_name, region as value from projects
    union all
    select source_file, source_sheet, source_row, 'region', region from targets
    union all
    select source_file, source_sheet, source_row, 'county', county from county_indicators
    union all
    select source_file, source_sheet, source_row, 'region', region from commitments
    union all
    select source_file, source_sheet, source_row, 'department', department from applications
    union all
    select source_file, source_sheet, source_row, 'region', region from leads
    union all
    select source_file, source_sheet, source_row, 'region', region from region_progress
    union all
    select source_file, source_sheet, source_row, 'region', region from decisions
    union all
    select source_file, source_sheet, source_row, 'region', region from notices
    union all
    select source_file, source_sheet, source_row, 'region', region from assessment_scores
    union all
    select null, null, null, '县市', name from county
)

select source_file, source_sheet, source_row, column_name, value
from named
where value is not null and value not in (select name from regions where name is not null)
order by all

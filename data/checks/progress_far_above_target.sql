-- What a region has completed is a hundred times its target or more: one of the two is in another unit.
--
-- level: warning
-- needs: region_progress
-- message: {cumulative} 万元 completed, and a target of {target} 万元; in 元 the completed would be {in_yuan} 万元, in 亿元 the target {in_yi} 万元
select
    source_file,
    source_sheet,
    source_row,
    'cumulative' as column_name,
    cumulative as value,
    cumulative,
    target,
    (cumulative / 10000)::decimal(18, 2) as in_yuan,
    (target * 10000)::decimal(18, 2) as in_yi,
from region_progress
where target > 0 and cumulative >= 100 * target
order by all

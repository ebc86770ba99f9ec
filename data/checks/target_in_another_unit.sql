-- A target a thousand times what all projects of its region may cost, or a thousandth of their plans: another unit.
--
-- level: warning
-- needs: projects, targets
-- message: a target of {target} 万元, where the projects of the region come to {amount} 万元; is the unit right? It may be {fitting} 万元
with recursive
inside as (
    select name, name as above
    from regions
    union
    select inside.name, regions.parent
    from inside
    inner join regions on inside.above = regions.name
    where regions.parent is not null
),

of_region as (
    select
        inside.above as region,
        sum(planned_investment) as planned,
        sum(annual_plan) as plans,
    from projects
    inner join inside on projects.region = inside.name
    group by inside.above
),

odd as (
    select
        targets.*,
        if(target >= 1000 * planned, '0.0001', '10000')::decimal(18, 4) as factor,
        if(target >= 1000 * planned, planned, plans) as amount,
    from targets
    inner join of_region using (region)
    where
        indicator = (select main_indicator from county)
        and target > 0
        and ((planned > 0 and target >= 1000 * planned) or (plans > 0 and target * 1000 <= plans))
)

select
    source_file,
    source_sheet,
    source_row,
    'target' as column_name,
    target as value,
    target,
    amount,
    (target * factor)::decimal(18, 2) as fitting,
from odd
order by all

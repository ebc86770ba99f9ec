-- The projects that were published before have a thousand times the planned investment, or a thousandth of it.
--
-- message: the planned investment of {projects} published projects goes from {before} to {after} 万元; in {unit} it would be {fitting} 万元
with compared as (
    select
        count(*) as projects,
        sum(before.planned_investment) as before,
        sum(after.planned_investment) as after,
        if(sum(after.planned_investment) > sum(before.planned_investment), '元', '亿元') as unit,
    from in_force.projects as before
    inner join memory.projects as after using (project_code)
)

select
    *,
    (after * if(unit = '元', 0.0001, 10000))::decimal(18, 2) as fitting,
from compared
where before > 0 and after > 0 and (after >= 1000 * before or after * 1000 <= before)

-- The projects that were published before have five times the planned investment, or a fifth of it; what only another
-- unit explains is told elsewhere.
--
-- message: the planned investment of {projects} published projects goes from {before} to {after} 万元; is the unit right?
with compared as (
    select
        count(*) as projects,
        sum(before.planned_investment) as before,
        sum(after.planned_investment) as after,
    from in_force.projects as before
    inner join memory.projects as after using (project_code)
)

select *
from compared
where
    before > 0
    and (after >= 5 * before or after * 5 <= before)
    and after < 1000 * before
    and (after * 1000 > before or after <= 0)

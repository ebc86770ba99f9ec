-- A tenth or more of the projects in force are gone. A project that has only got another code is not.
--
-- message: {gone} of the {total} published projects are gone, among them {examples}
with
gone as (
    select project_code, name
    from in_force.projects as before
    where
        not exists (
            select 1
            from memory.projects as after
            where
                after.project_code = before.project_code
                or (after.name = before.name and after.region = before.region)
        )
),

counted as (
    select
        count(*) as gone,
        (select count(*) from in_force.projects) as total,
        (select list(name order by project_code)[:3] from gone) as examples,
    from gone
)

select *
from counted
where gone > 0 and gone * 10 >= total

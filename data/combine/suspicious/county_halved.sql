-- A county that has half of its projects, or of what it had completed, or less.
--
-- message: {county} has {after_projects} projects and {after} 万元 of completed investment; in force are {before_projects} and {before}
with
before_projects as (select region as county, count(*) as projects from in_force.projects group by region),

after_projects as (select region as county, count(*) as projects from memory.projects group by region),

before_work as (select region as county, sum(amount) as amount from before_amounts group by region),

after_work as (select region as county, sum(amount) as amount from after_amounts group by region)

select
    after.county,
    coalesce(after_projects.projects, 0) as after_projects,
    coalesce(after_work.amount, 0) as after,
    coalesce(before_projects.projects, 0) as before_projects,
    coalesce(before_work.amount, 0) as before,
from memory.combined as after
inner join in_force.combined as before using (county)
left join before_projects using (county)
left join after_projects using (county)
left join before_work using (county)
left join after_work using (county)
where
    coalesce(after_projects.projects, 0) * 2 <= before_projects.projects
    or coalesce(after_work.amount, 0) * 2 <= before_work.amount
order by after.place

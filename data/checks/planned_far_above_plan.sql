-- A project whose planned investment is a thousand times its plan of the year, or more: one of the two may be in another unit.
--
-- level: warning
-- needs: projects
-- message: {planned} 万元, with a plan of the year of {plan} 万元; is the unit right? in 元 it would be {in_yuan} 万元, {times} times it
select
    source_file,
    source_sheet,
    source_row,
    'planned_investment' as column_name,
    planned_investment as value,
    planned_investment as planned,
    annual_plan as plan,
    (planned_investment / 10000)::decimal(18, 2) as in_yuan,
    (planned_investment / 10000 / annual_plan)::decimal(18, 2) as times,
from projects
where annual_plan > 0 and planned_investment >= 1000 * annual_plan
order by all

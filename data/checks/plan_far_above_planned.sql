-- A project whose plan of the year is a hundred times its planned investment, or more: one of the two is in another unit.
--
-- level: warning
-- needs: projects
-- message: a plan of the year of {plan} 万元, and {planned} 万元 in all; in 元 the plan would be {in_yuan} 万元, in 亿元 the whole {in_yi} 万元
select
    source_file,
    source_sheet,
    source_row,
    'annual_plan' as column_name,
    annual_plan as value,
    annual_plan as plan,
    planned_investment as planned,
    (annual_plan / 10000)::decimal(18, 2) as in_yuan,
    (planned_investment * 10000)::decimal(18, 2) as in_yi,
from projects
where planned_investment > 0 and annual_plan >= 100 * planned_investment
order by all

-- A project whose plan of the year is ten to a hundred times its planned investment: one of the two may be in another unit.
--
-- level: warning
-- needs: projects
-- message: a plan of the year of {plan} 万元, ten times the planned investment or more; is the unit right?
select
    source_file,
    source_sheet,
    source_row,
    'annual_plan' as column_name,
    annual_plan as value,
    annual_plan as plan,
from projects
where planned_investment > 0 and annual_plan >= 10 * planned_investment and annual_plan < 100 * planned_investment
order by all

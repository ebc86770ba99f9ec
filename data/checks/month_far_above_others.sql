-- A month of a project and source that is a thousand times its usual month, or more, and more than the whole project may cost.
--
-- level: warning
-- needs: projects, investments
-- message: a thousand times its other months or more, and above the planned investment; in 元 it would be {in_yuan} 万元
with usual as (
    select
        project_code,
        if(count(*) < 3, min(completed_investment), median(completed_investment)) as usual,
        count(*) as months,
    from investments
    where completed_investment > 0
    group by project_code
)

select
    investments.source_file,
    investments.source_sheet,
    investments.source_row,
    'completed_investment' as column_name,
    investments.completed_investment as value,
    (investments.completed_investment / 10000)::decimal(18, 2) as in_yuan,
from investments
inner join usual using (project_code)
inner join projects using (project_code)
where
    usual.months >= 2
    and investments.completed_investment >= 1000 * usual.usual
    and investments.completed_investment > projects.planned_investment
order by all

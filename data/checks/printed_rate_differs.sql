-- A completion rate that 项目 or 目标 prints and that what 投资 holds does not give, up to the last month of the ledger.
-- Of a sheet of which most rates are not so, they are of something else, and nothing is said.
--
-- level: warning
-- message: {label} prints {printed}%; completed investment of {year} up to {month} gives {computed}%
-- needs: investments
with last as (
    select max(month) as month
    from investments
),

completed as (
    select
        investments.project_code,
        projects.region,
        sum(investments.completed_investment) as amount,
    from investments
    inner join last on year(investments.month) = year(last.month)
    left join projects on investments.project_code = projects.project_code
    group by investments.project_code, projects.region
),

rates as (
    select
        'projects' as table_name,
        projects.source_file,
        projects.source_sheet,
        projects.source_row,
        100 * coalesce(sum(completed.amount), 0) / projects.annual_plan as rate,
    from projects
    left join completed on projects.project_code = completed.project_code
    where projects.annual_plan > 0
    group by
        projects.source_file, projects.source_sheet, projects.source_row, projects.annual_plan
    union all
    select
        'targets',
        targets.source_file,
        targets.source_sheet,
        targets.source_row,
        100 * coalesce(sum(completed.amount), 0) / targets.target,
    from targets
    inner join last on targets.year = year(last.month)
    inner join county on targets.indicator = county.main_indicator
    left join completed on targets.region in (completed.region, county.name)
    where targets.target > 0
    group by targets.source_file, targets.source_sheet, targets.source_row, targets.target
),

-- A cell in Excel's own percent format holds a fraction: of both readings the nearer one counts.
printed as (
    select
        declared_totals.*,
        rates.rate,
        if(abs(100 * declared - rate) < abs(declared - rate), 100 * declared, declared) as read_rate,
        case when read_rate = round(read_rate, 0) then 0 when read_rate = round(read_rate, 1) then 1 else 2 end
            as decimals,
        abs(read_rate - rate) <= 0.51 * pow(10, -decimals) as agrees,
    from declared_totals
    inner join rates using (table_name, source_file, source_sheet, source_row)
    where declared_totals.column_name = 'completion_rate'
),

judged as (
    select
        *,
        count(*) over (partition by source_file, source_sheet) as all_of_sheet,
        count_if(agrees) over (partition by source_file, source_sheet) as agreeing,
    from printed
)

select
    source_file,
    source_sheet,
    source_row,
    '完成率' as column_name,
    declared as value,
    label,
    read_rate::decimal(18, 2) as printed,
    year(last.month) as year,
    month(last.month) as month,
    round(rate, 2)::decimal(18, 2) as computed,
from judged
cross join last
where not agrees and (2 * agreeing >= all_of_sheet or all_of_sheet <= 2)
order by all

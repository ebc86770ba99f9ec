-- An amount that stands a thousand times above or below the others of its column, and among them in 元 or in 亿元.
-- Projects that are listed separately are as large as they are.
--
-- level: warning
-- message: {times} times the usual amount of its column; in {unit} it would be {fitting} 万元, as the others are
with told as (
    select source_file, source_sheet, source_row, 'planned_investment' as column_name, planned_investment as value,
    from projects
    where not coalesce(listed_separately, false)
    union all
    select source_file, source_sheet, source_row, 'annual_plan', annual_plan,
    from projects
    where not coalesce(listed_separately, false)
    union all
    select source_file, source_sheet, source_row, 'completed_investment', completed_investment,
    from investments
    union all
    select source_file, source_sheet, source_row, 'target', target,
    from targets
    union all
    select source_file, source_sheet, source_row, 'target', target,
    from region_progress
    union all
    select source_file, source_sheet, source_row, 'cumulative', cumulative,
    from region_progress
    union all
    select source_file, source_sheet, source_row, 'planned_investment', planned_investment,
    from leads
    union all
    select source_file, source_sheet, source_row, 'applied', applied,
    from applications
),

medians as (
    select column_name, source_file, source_sheet, median(value) as usual,
    from told
    where value > 0
    group by all
    having count(*) >= 3
),

usual as (
    select
        medians.*,
        min(told.value) as low,
        max(told.value) as high,
    from medians
    inner join told using (column_name, source_file, source_sheet)
    where told.value between medians.usual / 500 and medians.usual * 500
    group by all
),

units as (
    select *
    from (values ('元', 0.0001), ('亿元', 10000)) as known (unit, factor)
),

odd as (
    select
        told.*,
        units.unit,
        told.value / usual.usual as times,
        told.value * units.factor as fitting,
        usual.usual,
    from told
    inner join usual using (column_name, source_file, source_sheet)
    inner join units on told.value * units.factor between usual.low / 2 and usual.high * 2
    where
        told.value > 0
        and if(units.unit = '元', told.value >= 1000 * usual.usual, told.value * 1000 <= usual.usual)
        and if(units.unit = '元', told.value > 20 * usual.high, told.value * 20 < usual.low)
)

select
    source_file,
    source_sheet,
    source_row,
    column_name,
    value,
    times::decimal(18, 4) as times,
    unit,
    fitting::decimal(18, 2) as fitting,
from odd
order by all

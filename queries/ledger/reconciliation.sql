-- Every total that the ledger declares against the sum of the rows that it covers, and every completion rate that it
-- prints against the computed one. One row per declared figure, those that differ first, the largest difference first.
--
-- The county's own target is not a part of the sum of its townships' targets. A rate is compared at the decimals at which it
-- is printed, two at most: completed from January to the last month of the ledger, against the target of the main
-- indicator or the project's plan of the year; one that cannot be computed is left out. A cell in Excel's own percent
-- format holds a fraction: of both readings the nearer one counts.
--
-- What a region tells of the main indicator in the sheet 区域完成 stands here, too, in a year in which its projects have rows,
-- which count: what is completed since January against their sum; and the county's own row of a year's last month against
-- the sum of its regions'.
--
-- file        workbook or CSV file
-- sheet       sheet
-- row         row of the total, as Excel counts
-- what        what is added up, in the ledger's words: label and heading
-- declared    what the ledger says, in the unit of the column
-- computed    sum of the rows that the total covers, in that unit; of a rate what it should say
-- difference  declared - computed
-- label       the total's label, as the ledger writes it; of a rate its region or project
-- heading     heading of the column
-- unit        unit of the column; null where the rows name their own
-- first_row   first row that the total covers
-- last_row    last row that it covers
-- agrees      whether there is no difference, or none but the digits that a rounded total leaves out
with amounts as (
    select 'projects' as table_name, source_file, source_sheet, source_row, column_name, value,
    from projects
    unpivot (value for column_name in (planned_investment, annual_plan, contracted_foreign, paid_in_foreign, land))
    union all
    select 'investments', source_file, source_sheet, source_row, column_name, value,
    from investments
    unpivot (value for column_name in (completed_investment, funds_in_place))
    union all
    select 'targets', source_file, source_sheet, source_row, column_name, value,
    from (
        select targets.*
        from targets
        anti join county on targets.region = county.name
    )
    unpivot (
        value for column_name in (
            target, plan_1, plan_2, plan_3, plan_4, plan_5, plan_6, plan_7, plan_8, plan_9, plan_10, plan_11, plan_12
        )
    )
    union all
    select 'region_progress', source_file, source_sheet, source_row, column_name, value,
    from (
        select region_progress.*
        from region_progress
        anti join county on region_progress.region = county.name
    )
    unpivot (value for column_name in (target, cumulative, of_the_month))
    union all
    select 'county_indicators', source_file, source_sheet, source_row, 'value', value,
    from county_indicators
    union all
    select 'commitments', source_file, source_sheet, source_row, column_name, value,
    from commitments
    unpivot (value for column_name in (quantity_due, quantity_done))
    union all
    select 'cost_shares', source_file, source_sheet, source_row, column_name, value,
    from cost_shares
    unpivot (value for column_name in (owed, paid_in, disbursed))
    union all
    select 'applications', source_file, source_sheet, source_row, column_name, value,
    from applications
    unpivot (value for column_name in (applied, approved, in_place))
    union all
    select 'leads', source_file, source_sheet, source_row, column_name, value,
    from leads
    unpivot (value for column_name in (planned_investment, funds_in_place))
    union all
    select 'assessment_scores', source_file, source_sheet, source_row, 'score', score,
    from assessment_scores
),

work_of_years as (
    select
        year_number(month) as year,
        project_code,
        region,
        sum(completed_investment) as completed,
    from own_work
    group by year, project_code, region
),

rates as (
    select
        'targets' as table_name,
        targets.source_file,
        targets.source_sheet,
        targets.source_row,
        percent(coalesce(sum(work_of_years.completed), 0), targets.target) as rate,
    from targets
    inner join county on targets.indicator = county.main_indicator
    inner join own_regions on targets.region = own_regions.region
    left join work_of_years
        on targets.year = work_of_years.year and targets.region in (work_of_years.region, county.name)
    group by targets.source_file, targets.source_sheet, targets.source_row, targets.target, targets.region, county.name
    union all
    select
        'projects',
        own_projects.source_file,
        own_projects.source_sheet,
        own_projects.source_row,
        percent(coalesce(work_of_years.completed, 0), own_projects.annual_plan),
    from own_projects
    cross join span
    left join work_of_years
        on
            own_projects.project_code = work_of_years.project_code
            and year_number(span.last_month) = work_of_years.year
),

printed as (
    select
        declared_totals.*,
        rates.rate,
        if(abs(100 * declared - rates.rate) < abs(declared - rates.rate), 100 * declared, declared)::double
            as read_rate,
        case when read_rate = round(read_rate, 0) then 0 when read_rate = round(read_rate, 1) then 1 else 2 end
            as decimals,
    from declared_totals
    inner join rates
        on
            declared_totals.table_name = rates.table_name
            and declared_totals.source_file = rates.source_file
            and declared_totals.source_sheet = rates.source_sheet
            and declared_totals.source_row = rates.source_row
    where declared_totals.column_name = 'completion_rate' and rates.rate is not null
),

-- What regions tell beside what counts.
told as (
    select
        progress.region,
        progress.month,
        progress.cumulative as declared,
        if(
            progress.is_county,
            (
                select sum(of_region.cumulative)
                from progress as of_region
                where of_region.month = progress.month and not of_region.is_county
            ),
            (
                select sum(own_work.completed_investment)
                from own_work
                where own_work.region = progress.region and in_period(own_work.month, progress.month)
            )
        ) as computed,
    from (
        select
            *,
            max(month) over (partition by region, year) as last_month,
        from progress
    ) as progress
    where if(progress.is_county, progress.counts and progress.month = last_month, not progress.counts)
),

headings as (
    select *
    from (values
        ('planned_investment', '计划总投资', '万元'),
        ('annual_plan', '年度计划投资', '万元'),
        ('contracted_foreign', '合同外资', '万美元'),
        ('paid_in_foreign', '到账外资', '万美元'),
        ('land', '用地', '亩'),
        ('completed_investment', '完成投资', '万元'),
        ('funds_in_place', '到位资金', '万元'),
        ('target', '目标', '万元'),
        ('cumulative', '累计完成', '万元'),
        ('of_the_month', '当月完成', '万元'),
        ('value', '数值', null),
        ('quantity_due', '应完成数量', null),
        ('quantity_done', '已完成数量', null),
        ('owed', '应承担', '万元'),
        ('paid_in', '已到位', '万元'),
        ('disbursed', '已拨付', '万元'),
        ('applied', '申报金额', '万元'),
        ('approved', '批复金额', '万元'),
        ('in_place', '到位金额', '万元'),
        ('score', '得分', '分'),
        ('completion_rate', '完成率', '%')
    ) as known (column_name, heading, unit)
    union all
    select
        'plan_' || number,
        number || '月',
        '万元',
    from range(1, 13) as months (number)
),

compared as (
    select
        declared_totals.*,
        coalesce(sum(amounts.value), 0) as computed,
    from declared_totals
    left join amounts
        on
            declared_totals.table_name = amounts.table_name
            and declared_totals.column_name = amounts.column_name
            and declared_totals.source_file = amounts.source_file
            and declared_totals.source_sheet = amounts.source_sheet
            and amounts.source_row between declared_totals.first_row and declared_totals.last_row
    where declared_totals.column_name <> 'completion_rate'
    group by all
    union all by name
    select
        * exclude (declared, rate, read_rate, decimals),
        round(read_rate, decimals)::decimal(38, 6) as declared,
        round(rate, decimals)::decimal(38, 6) as computed,
    from printed
    union all by name
    select
        'region_progress' as table_name,
        'cumulative' as column_name,
        told.region as label,
        region_progress.source_row as first_row,
        region_progress.source_row as last_row,
        told.declared,
        coalesce(told.computed, 0)::decimal(38, 6) as computed,
        region_progress.source_file,
        region_progress.source_sheet,
        region_progress.source_row,
    from told
    inner join county on true
    inner join region_progress
        on
            told.region = region_progress.region
            and told.month = region_progress.month
            and county.main_indicator = region_progress.indicator
    where told.computed is not null
)

select
    compared.source_file as file,
    compared.source_sheet as sheet,
    compared.source_row as row,
    compared.label || ' ' || headings.heading as what,
    compared.declared,
    compared.computed,
    compared.declared - compared.computed as difference,
    compared.label,
    headings.heading,
    headings.unit,
    compared.first_row,
    compared.last_row,
    abs(difference) <= coalesce(compared.tolerance, 0) as agrees,
from compared
inner join headings on compared.column_name = headings.column_name
order by
    abs(difference) desc,
    file,
    sheet,
    row,
    headings.heading

-- Townships and zones that reported before, and have no row for the latest month although others have: not zero.
--
-- level: warning
-- needs: projects, investments
-- message: {missing} of {all} townships and zones with projects under way have no row for this month: {names}; they are shown as not reported, not as zero
with months as (
    select
        max(month) as month,
        last_day(max(month)) as month_end,
    from investments
),

reporting_before as (
    select distinct projects.region
    from investments
    inner join projects using (project_code)
    where investments.month < (select month from months)
),

units as (
    select
        months.month,
        projects.region,
        any_value(own.sort_order) as sort_order,
        bool_or(investments.project_code is not null) as is_reported,
        bool_or(
            projects.started_on <= months.month_end
            and coalesce(projects.completed_on > months.month_end, true)
            and coalesce(projects.suspended_on > months.month_end, true)
        ) as is_under_way
    from projects
    inner join (
        select
            regions.name,
            regions.sort_order
        from regions
        cross join county
        where regions.level in ('镇乡', '园区') and coalesce(regions.parent, county.name) = county.name
    ) as own on projects.region = own.name
    cross join months
    left join (select distinct project_code, month from investments) as investments
        on projects.project_code = investments.project_code and months.month = investments.month
    where projects.project_code is not null and projects.region in (select region from reporting_before)
    group by months.month, projects.region
)

select
    null as source_file,
    null as source_sheet,
    null as source_row,
    '月份' as column_name,
    strftime(month, '%Y-%m') as value,
    count(*) filter (not is_reported) as missing,
    count(*) as all,
    string_agg(region, '、' order by sort_order, region) filter (not is_reported) as names
from units
where is_reported or is_under_way
group by month
having count(*) filter (not is_reported) between 1 and count(*) - 1
order by value

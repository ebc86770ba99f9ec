-- What will not move by itself.

-- One row per matter that needs a leader, by kind and severity; a project may have several. amount is a region's or a red
-- project's gap to time progress, else what is left of the project's planned investment.
create macro matters_for_leaders(
    reported, chosen, threshold, with_separate, yardstick, lamp_kind, yellow, red, pace
) as table
with projects_of_the_filter as (
    select *
    from projects_to_watch(reported, chosen, with_separate)
),

red_projects as (
    select
        lit.*,
        reasons.obstacle,
        reasons.promised_on,
        who_answers(
            coalesce(reasons.responsible_unit, lit.responsible_unit), reasons.responsible_person
        ) as responsible,
    from lit_projects(reported, yardstick, lamp_kind, yellow, red, pace) as lit
    left join reasons(reported) as reasons on lit.project_code = reasons.project_code
    where
        lit.lamp = '红'
        and is_chosen(lit.region, chosen)
        and is_counted(lit.listed_separately, with_separate)
        and lit.planned_investment >= threshold
),

matters as (
    select
        kind,
        name,
        project_code,
        region,
        amount::double as amount,
        since,
        obstacle as reason,
        responsible,
        lead_official,
        promised_on,
    from projects_without_progress(reported, chosen, threshold, with_separate)
    union all
    select
        '项目红灯',
        name,
        project_code,
        region,
        gap_to_pace,
        null,
        obstacle,
        responsible,
        lead_official,
        promised_on,
    from red_projects
    union all
    select
        '问题超期',
        project.name,
        project.project_code,
        project.region,
        project.amount,
        raised.promised_on,
        raised.obstacle,
        who_answers(coalesce(raised.responsible_unit, project.responsible_unit), raised.responsible_person),
        project.lead_official,
        raised.promised_on,
    from open_obstacles(reported) as raised
    inner join projects_of_the_filter as project on raised.project_code = project.project_code
    where raised.promised_on < last_day(reported)
    union all
    select
        '任务' || promised.status,
        promised.name,
        promised.project_code,
        promised.region,
        project.amount,
        promised.due_on,
        promised.kind,
        who_answers(coalesce(promised.responsible_unit, project.responsible_unit), promised.responsible_person),
        project.lead_official,
        null,
    from commitments_at(reported) as promised
    left join projects_of_the_filter as project on promised.project_code = project.project_code
    where promised.is_own and is_chosen(promised.region, chosen) and promised.status in ('超期', '临期')
    union all
    select
        '红灯',
        region,
        null,
        region,
        gap_to_pace(completed_investment, target, reported),
        null,
        null,
        null,
        null,
        null,
    from lit_regions(reported, with_separate, yardstick, lamp_kind, yellow, red)
    where is_chosen(region, chosen) and lamp = '红'
)

select
    *,
    list_position(
        ['停工', '红灯', '项目红灯', '问题超期', '任务超期', '逾期未竣工', '应开未开', '久无投入', '任务临期'], kind
    ) as severity,
from matters;

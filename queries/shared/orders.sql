-- What meetings decided, and the orders (督办) that go out and come back.

-- One row per decision of a meeting held by the end of the reported month.
create macro decisions_at(reported) as table
select
    decisions.* exclude (region, done_on),
    coalesce(decisions.region, projects.region) as region,
    projects.name as project,
    projects.lead_official,
    projects.deputy_leader,
    if(has_happened(decisions.done_on, reported), decisions.done_on, null) as done_on,
    case
        when has_happened(decisions.done_on, reported) then '完成'
        when decisions.due_on is null then '无期限'
        when decisions.due_on < last_day(reported) then '超期'
        when decisions.due_on <= last_day(reported) + 30 then '临期'
        else '按期'
    end as status,
    if(
        has_happened(decisions.done_on, reported), null, date_diff('day', last_day(reported), decisions.due_on)
    ) as days_left,
from decisions
left join projects on decisions.project_code = projects.project_code
where decisions.met_on <= last_day(reported);

-- One row per notice issued by the end of the reported month, and how far it has come. about is its project, else its region.
create macro notices_at(reported) as table
select
    notices.* exclude (region, answered_on, closed_on),
    coalesce(notices.region, projects.region) as region,
    projects.name as project,
    coalesce(notices.project_code, notices.region) as about,
    if(has_happened(notices.answered_on, reported), notices.answered_on, null) as answered_on,
    if(has_happened(notices.closed_on, reported), notices.closed_on, null) as closed_on,
    case
        when has_happened(notices.closed_on, reported) then '已销号'
        when has_happened(notices.answered_on, reported) then '已回复'
        when notices.due_on < last_day(reported) then '逾期未回复'
        else '待回复'
    end as status,
    if(
        status = '逾期未回复', date_diff('day', notices.due_on, last_day(reported)), null
    ) as days_late,
from notices
left join projects on notices.project_code = projects.project_code
where notices.issued_on <= last_day(reported);

-- In how many months in a row, up to the one before the reported one, a notice went out about a project or region: only the
-- months without a gap before it count.
create macro months_named_before(reported) as table
with months as (
    select distinct
        coalesce(project_code, region) as about,
        date_trunc('month', issued_on)::date as month,
    from notices
    where issued_on < reported and coalesce(project_code, region) is not null
),

counted_back as (
    select
        about,
        date_diff('month', month, reported) as months_ago,
        row_number() over (partition by about order by month desc) as place,
    from months
)

select
    about,
    count(*) as months_named,
from counted_back
where months_ago = place
group by about;

-- What the rules ask a notice for: red and yellow large projects; projects with late nodes; promises and decisions that are
-- late or due soon. One row per subject. days is how long it is late, negative while it is still due.
create macro matters_for_notices(
    reported, chosen, threshold, with_separate, yardstick, lamp_kind, yellow, red, pace, names, groups, soon_days
) as table
with late_nodes as (
    select
        project_code,
        string_agg(node, '、' order by due_on, place nulls last, node) as nodes,
        count(*) as count_nodes,
        max(days_late) as days,
        min(due_on) as was_due_on,
    from milestones_at(reported, names, groups)
    where status = '超期'
    group by project_code
),

lit as (
    select *
    from lit_projects(reported, yardstick, lamp_kind, yellow, red, pace)
    where planned_investment >= threshold and lamp in ('红', '黄')
)

select
    if(lit.lamp = '红', '项目红灯', '项目黄灯') as matter_kind,
    lit.name as subject,
    null as detail,
    lit.project_code,
    lit.region,
    lit.responsible_unit,
    lit.lead_official,
    lit.deputy_leader,
    null::date as was_due_on,
    null::bigint as days,
    lit.lamp,
    lit.completion_rate,
    lit.expected as expected_rate,
    lit.completed_this_year,
    lit.annual_plan,
    lit.listed_separately,
    reasons.obstacle as reason,
    reasons.next_step,
from lit
left join reasons(reported) as reasons on lit.project_code = reasons.project_code
where is_chosen(lit.region, chosen) and is_counted(lit.listed_separately, with_separate)
union all
select
    '节点超期',
    own_projects.name,
    late_nodes.nodes,
    own_projects.project_code,
    own_projects.region,
    own_projects.responsible_unit,
    own_projects.lead_official,
    own_projects.deputy_leader,
    late_nodes.was_due_on,
    late_nodes.days,
    null,
    null,
    null,
    null,
    null,
    own_projects.listed_separately,
    null,
    null,
from late_nodes
inner join own_projects on late_nodes.project_code = own_projects.project_code
where is_chosen(own_projects.region, chosen) and is_counted(own_projects.listed_separately, with_separate)
union all
select
    if(promised.status = '超期', '承诺超期', '承诺临期'),
    promised.name,
    promised.kind,
    promised.project_code,
    promised.region,
    coalesce(promised.responsible_unit, projects.responsible_unit),
    projects.lead_official,
    projects.deputy_leader,
    promised.due_on,
    -promised.days_left,
    null,
    null,
    null,
    null,
    null,
    false,
    null,
    null,
from commitments_at(reported) as promised
left join projects on promised.project_code = projects.project_code
where
    promised.is_own
    and is_chosen(promised.region, chosen)
    and promised.status in ('超期', '临期', '按期')
    and promised.days_left <= soon_days
union all
select
    '问题超期',
    own_projects.name,
    raised.obstacle,
    own_projects.project_code,
    own_projects.region,
    coalesce(raised.responsible_unit, own_projects.responsible_unit),
    own_projects.lead_official,
    own_projects.deputy_leader,
    raised.promised_on,
    date_diff('day', raised.promised_on, last_day(reported)),
    null,
    null,
    null,
    null,
    null,
    own_projects.listed_separately,
    raised.obstacle,
    raised.next_step,
from open_obstacles(reported) as raised
inner join own_projects on raised.project_code = own_projects.project_code
where
    raised.promised_on < last_day(reported)
    and is_chosen(own_projects.region, chosen)
    and is_counted(own_projects.listed_separately, with_separate)
union all
select
    if(status = '超期', '议定超期', '议定临期'),
    matter,
    project,
    project_code,
    region,
    responsible_unit,
    lead_official,
    deputy_leader,
    due_on,
    -days_left,
    null,
    null,
    null,
    null,
    null,
    false,
    null,
    null,
from decisions_at(reported)
where (chosen is null or is_chosen(region, chosen)) and status in ('超期', '临期', '按期') and days_left <= soon_days;

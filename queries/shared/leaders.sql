-- Who answers for what, as a table: read once for every published file.
--
-- Offices write several people into one cell (张三、李四), a post before the name (副县长张三) or behind it (张三（副县长）). A name
-- that the sheet 领导 has once is that person. Of several people of a name the post decides; without one nobody is guessed:
-- the name then stands for itself, beside them.

create macro post_word() as
    '(?:书记|县长|市长|区长|州长|盟长|旗长|镇长|乡长|主任|主席|部长|局长|处长|政委|常委|检察长|院长|秘书长|总指挥|指挥长|组长|调研员|委员|负责人|同志)';

-- A cell in its parts. Two names with a space between them are two people, a post and a name are one.
create macro people_of(cell) as
    string_split_regex(
        regexp_replace(
            regexp_replace(
                regexp_replace(cell, '(' || post_word() || ')[\s　]+', '\1', 'g'),
                '(\p{Han}{2,})[\s　]+(\p{Han}{2,})', '\1、\2', 'g'
            ),
            '(\p{Han}{2,})[\s　]+(\p{Han}{2,})', '\1、\2', 'g'
        ),
        '[、,，/;；\n]+'
    );

create macro without_spaces(part) as regexp_replace(part, '[\s　]+', '', 'g');

-- Name and post of a part, where it says both.
create macro name_in(part) as
    case
        when regexp_full_match(part, '.+[(（].+[)）]') then regexp_extract(part, '^(.+?)[(（]', 1)
        when regexp_full_match(part, '.*' || post_word() || '[:：]?\p{Han}{2,4}')
            then regexp_extract(part, '^.*' || post_word() || '[:：]?(\p{Han}{2,4})$', 1)
        else part
    end;

create macro post_in(part) as
    case
        when regexp_full_match(part, '.+[(（].+[)）]') then regexp_extract(part, '[(（](.+)[)）]$', 1)
        when regexp_full_match(part, '.*' || post_word() || '[:：]?\p{Han}{2,4}')
            then regexp_extract(part, '^(.*' || post_word() || ')[:：]?\p{Han}{2,4}$', 1)
    end;

create table people as
select
    without_spaces(name) as name,
    post,
    min(sort_order) as sort_order,
    string_agg(distinct field, '、' order by field) as field,
from officials
group by all;

-- Leaders as cells name them, and as the sheet 领导 gives them townships. One row per project, role and name in a cell.
create table named_leaders as
with cells as (
    select
        project_code,
        unnest([
            {'role': '包抓领导', 'cell': lead_official},
            {'role': '分管领导', 'cell': deputy_leader},
            {'role': '责任单位', 'cell': responsible_unit},
        ]) as part,
    from own_projects
),

parts as (
    select
        project_code,
        part.role as role,
        without_spaces(unnest(if(
            part.role = '责任单位', string_split_regex(part.cell, '[、,，/;；\n]+'), people_of(part.cell)
        ))) as written,
    from cells
    where part.cell is not null
),

read_parts as (
    select distinct
        project_code,
        role,
        written,
        if(role = '责任单位', written, name_in(written)) as name,
        if(role = '责任单位', null, post_in(written)) as post,
    from parts
    where written <> ''
),

-- A name before its post is taken apart where the sheet 领导 knows the name: 张三副县长.
known_before as (
    select distinct on (read_parts.project_code, read_parts.role, read_parts.written)
        read_parts.* exclude (name, post),
        coalesce(people.name, read_parts.name) as name,
        if(people.name is null, read_parts.post, substr(written, length(people.name) + 1)) as post,
    from read_parts
    left join people
        on
            read_parts.role <> '责任单位'
            and read_parts.post is null
            and starts_with(read_parts.written, people.name)
            and regexp_full_match(substr(read_parts.written, length(people.name) + 1), '.*' || post_word())
    order by read_parts.project_code, read_parts.role, read_parts.written, length(people.name) desc nulls last
),

candidates as (
    select
        known_before.*,
        people.name as known_name,
        people.post as known_post,
        people.sort_order,
        coalesce(
            people.post = known_before.post
            or contains(people.post, known_before.post)
            or contains(known_before.post, people.post),
            false
        ) as is_of_the_post,
    from known_before
    left join people on known_before.name = people.name and known_before.role <> '责任单位'
),

counted as (
    select
        *,
        count(known_name) over same as count_known,
        count(*) filter (is_of_the_post) over same as count_of_the_post,
    from candidates
    window same as (partition by project_code, role, written)
)

select distinct
    project_code,
    role,
    name,
    case
        when count_known = 1 or (count_of_the_post = 1 and is_of_the_post) then known_post
        else post
    end as post,
    count_known = 1 or count_of_the_post = 1 as is_known,
    if(count_known = 1 or count_of_the_post = 1, sort_order, null) as sort_order,
from counted
where count_known <= 1 or count_of_the_post <> 1 or is_of_the_post
union
select
    own_projects.project_code,
    '包乡镇领导',
    named.name,
    named.post,
    true,
    named.sort_order,
from (
    select
        without_spaces(name) as name,
        post,
        sort_order,
        without_spaces(unnest(string_split_regex(region, '[、,，/;；\n]+'))) as township,
    from officials
    where region is not null
) as named
inner join own_projects
    on
        starts_with(own_projects.region, named.township)
        and regexp_full_match(substr(own_projects.region, length(named.township) + 1), '|镇|乡|街道')
        and named.township <> '';

-- The same with one post a person, and what tells people of one name apart: label.
create table leaders as
with posts as (
    select
        *,
        case
            when not is_known and max(is_known::integer) over of_name = 0 and count_posts <= 1 then only_post
            else post
        end as post_of_person,
    from (
        select
            *,
            max(post) over (partition by name) as only_post,
            len(list_distinct(list(post) filter (not is_known) over (partition by name))) as count_posts,
        from named_leaders
    )
    window of_name as (partition by name)
)

select distinct
    role,
    project_code,
    name as leader,
    post_of_person as post,
    min(sort_order) over (partition by name, coalesce(post_of_person, '')) as sort_order,
    case
        when role = '责任单位' or len(list_distinct(list(coalesce(post_of_person, '')) over (partition by name))) <= 1
            then name
        else name || '（' || coalesce(post_of_person, '职务未写') || '）'
    end as label,
from posts;

-- One row per person or unit and large project in hand for which it answers, with the project's lamp, its work and its
-- plan, its nodes that are late, and the promises that are due within 30 days or late. Work of a region that has not
-- reported is not known: its plan and work are null.
create macro projects_of_leaders(
    reported, role, chosen, threshold, with_separate, yardstick, kind, yellow, red, pace, names, groups
) as table
with late_nodes as (
    select
        project_code,
        count(*) as nodes_late,
    from milestones_at(reported, names, groups)
    where status = '超期'
    group by project_code
),

promised as (
    select
        project_code,
        due_on,
    from commitments_at(reported)
    where is_own and status in ('超期', '临期')
    union all
    select
        project_code,
        promised_on,
    from open_obstacles(reported)
    where promised_on <= last_day(reported) + 30
),

promises as (
    select
        project_code,
        count(*) as promises_due,
        count(*) filter (due_on < last_day(reported)) as promises_overdue,
    from promised
    where project_code is not null
    group by project_code
)

select
    leaders.leader,
    leaders.post,
    leaders.label,
    leaders.sort_order,
    lit.project_code,
    lit.name,
    lit.region,
    lit.planned_investment,
    lit.lamp,
    lit.lamp = '红' and reasons.obstacle is null as is_without_reason,
    reasons.obstacle as reason,
    has_happened(lit.completed_on, reported) as is_completed,
    if(lit.is_reported, lit.completed_this_year, null) as completed_this_year,
    if(lit.is_reported, lit.annual_plan, null) as annual_plan,
    if(lit.is_reported and lit.annual_plan > 0, lit.completed_this_year, null) as completed_of_plan,
    if(lit.is_reported and lit.annual_plan > 0, lit.completion_rate, null) as completion_rate,
    lit.time_progress,
    if(lit.is_reported, lit.annual_plan * lit.time_progress, null) as asked_for,
    coalesce(late_nodes.nodes_late, 0) as nodes_late,
    coalesce(promises.promises_due, 0) as promises_due,
    coalesce(promises.promises_overdue, 0) as promises_overdue,
    lit.lead_official,
    lit.responsible_unit,
from lit_projects(reported, yardstick, kind, yellow, red, pace) as lit
inner join leaders on lit.project_code = leaders.project_code and leaders.role = role
left join reasons(reported) as reasons on lit.project_code = reasons.project_code
left join late_nodes on lit.project_code = late_nodes.project_code
left join promises on lit.project_code = promises.project_code
where
    lit.planned_investment >= threshold
    and is_chosen(lit.region, chosen)
    and is_counted(lit.listed_separately, with_separate);

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

-- Who a cell of a project names, and whom the sheet 领导 gives its township. One row per role, cell (said) and name in it: every
-- cell is read once, however many projects have the same.
create table named_people as
with cells as (
    select distinct
        '包抓领导' as role,
        lead_official as said,
    from own_projects
    where lead_official is not null
    union all
    select distinct
        '分管领导',
        deputy_leader,
    from own_projects
    where deputy_leader is not null
    union all
    select distinct
        '责任单位',
        responsible_unit,
    from own_projects
    where responsible_unit is not null
),

parts as (
    select
        role,
        said,
        without_spaces(
            unnest(if(role = '责任单位', string_split_regex(said, '[、,，/;；\n]+'), people_of(said)))
        ) as written,
    from cells
),

read_parts as (
    select distinct
        role,
        said,
        written,
        if(role = '责任单位', written, name_in(written)) as name,
        if(role = '责任单位', null, post_in(written)) as post,
    from parts
    where written <> ''
),

-- A name before its post is taken apart where the sheet 领导 knows the name: 张三副县长.
known_before as (
    select distinct on (read_parts.role, read_parts.said, read_parts.written)
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
    order by read_parts.role, read_parts.said, read_parts.written, length(people.name) desc nulls last
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
    window same as (partition by role, said, written)
),

people_of_cells as (
    select distinct
        role,
        said,
        name,
        case
            when count_known = 1 or (count_of_the_post = 1 and is_of_the_post) then known_post
            else post
        end as post,
        count_known = 1 or count_of_the_post = 1 as is_known,
        if(count_known = 1 or count_of_the_post = 1, sort_order, null) as sort_order,
    from counted
    where count_known <= 1 or count_of_the_post <> 1 or is_of_the_post
),

regions_of_projects as (
    select distinct region
    from own_projects
)

select *
from people_of_cells
union all
select distinct
    '包乡镇领导',
    regions_of_projects.region,
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
inner join regions_of_projects
    on
        starts_with(regions_of_projects.region, named.township)
        and regexp_full_match(substr(regions_of_projects.region, length(named.township) + 1), '|镇|乡|街道')
        and named.township <> '';

-- One row per project, role and person or unit, with one post a person, and what tells people of one name apart: label.
create table leaders as
with of_names as (
    select
        name,
        bool_or(is_known) as has_known,
        max(post) as only_post,
        count(distinct post) filter (not is_known) as count_posts,
    from named_people
    group by name
),

told_apart as (
    select
        named_people.*,
        case
            when not is_known and not has_known and count_posts <= 1 then only_post
            else post
        end as post_of_person,
    from named_people
    inner join of_names on named_people.name = of_names.name
),

posts_of_names as (
    select
        name,
        count(distinct coalesce(post_of_person, '')) as count_posts,
    from told_apart
    group by name
),

labelled as (
    select
        told_apart.role,
        told_apart.said,
        told_apart.name,
        told_apart.post_of_person,
        min(told_apart.sort_order) over (
            partition by told_apart.name, coalesce(told_apart.post_of_person, '')
        ) as sort_order,
        case
            when role = '责任单位' or posts_of_names.count_posts <= 1 then told_apart.name
            else told_apart.name || '（' || coalesce(told_apart.post_of_person, '职务未写') || '）'
        end as label,
    from told_apart
    inner join posts_of_names on told_apart.name = posts_of_names.name
),

said_of_projects as (
    select
        project_code,
        '包抓领导' as role,
        lead_official as said,
    from own_projects
    union all
    select
        project_code,
        '分管领导',
        deputy_leader,
    from own_projects
    union all
    select
        project_code,
        '责任单位',
        responsible_unit,
    from own_projects
    union all
    select
        project_code,
        '包乡镇领导',
        region,
    from own_projects
)

select
    said_of_projects.role,
    said_of_projects.project_code,
    named.name as leader,
    named.post_of_person as post,
    named.sort_order,
    named.label,
from said_of_projects
inner join (select distinct * from labelled) as named
    on said_of_projects.role = named.role and said_of_projects.said = named.said;

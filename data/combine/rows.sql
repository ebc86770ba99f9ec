-- The prefecture's tables out of the counties': what stands under a township, zone or department there stands under the
-- county here. Codes, numbers and units are said with their county, since two counties may use the same.
-- $prefecture  name of the prefecture
-- $indicator   the prefecture's main indicator; what a county calls its own main indicator counts as it
insert into regions by name
select
    $prefecture as name,
    '地市' as level,
    0 as sort_order,
    '' as source_file,
    '' as source_sheet,
    0 as source_row,
union all by name
select
    regions.name,
    '县市' as level,
    $prefecture as parent,
    combined.place as sort_order,
    regions.source_file,
    regions.source_sheet,
    regions.source_row,
from given.regions
inner join combined on regions.of_county = combined.county and regions.name = combined.county
union all by name
select
    name,
    '县市' as level,
    $prefecture as parent,
    1000 + min(sort_order) as sort_order,
    min(source_file) as source_file,
    min(source_sheet) as source_sheet,
    min(source_row) as source_row,
from given.regions
where level = '县市' and parent = $prefecture and name not in (select combined.county from combined)
group by name;

insert into projects by name
select
    projects.* exclude (of_county) replace (
        code_of(projects.of_county, project_code) as project_code,
        projects.of_county as region,
        with_county(projects.of_county, responsible_unit) as responsible_unit,
        person_of(projects.of_county, lead_official) as lead_official,
        person_of(projects.of_county, deputy_leader) as deputy_leader
    ),
from given.projects
inner join own on projects.of_county = own.of_county and projects.region = own.region;

insert into investments by name
select investments.* exclude (of_county) replace (code_of(of_county, project_code) as project_code),
from given.investments
where code_of(of_county, project_code) in (select projects.project_code from projects);

insert into obstacles by name
select
    obstacles.* exclude (of_county) replace (
        code_of(of_county, project_code) as project_code,
        with_county(of_county, responsible_unit) as responsible_unit
    ),
from given.obstacles
where code_of(of_county, project_code) in (select projects.project_code from projects);

insert into cost_shares by name
select cost_shares.* exclude (of_county) replace (code_of(of_county, project_code) as project_code),
from given.cost_shares
where code_of(of_county, project_code) in (select projects.project_code from projects);

insert into progress_notes by name
select progress_notes.* exclude (of_county) replace (code_of(of_county, project_code) as project_code),
from given.progress_notes
where code_of(of_county, project_code) in (select projects.project_code from projects);

insert into milestones by name
select milestones.* exclude (of_county) replace (code_of(of_county, project_code) as project_code),
from given.milestones
where code_of(of_county, project_code) in (select projects.project_code from projects);

insert into commitments by name
select
    commitments.* exclude (of_county) replace (
        commitments.of_county as region,
        code_of(commitments.of_county, project_code) as project_code,
        with_county(commitments.of_county, responsible_unit) as responsible_unit
    ),
from given.commitments
inner join own on commitments.of_county = own.of_county and commitments.region = own.region;

insert into leads by name
select
    leads.* exclude (of_county) replace (
        leads.of_county as region
    ),
from given.leads
inner join own on leads.of_county = own.of_county and leads.region = own.region;

insert into applications by name
select
    applications.* exclude (of_county) replace (
        applications.of_county as department
    ),
from given.applications
inner join own on applications.of_county = own.of_county and applications.department = own.region;

insert into officials by name
select
    officials.* exclude (of_county) replace (
        person_of(of_county, name) as name,
        case when region is not null then of_county end as region
    ),
from given.officials;

insert into decisions by name
select
    decisions.* exclude (of_county) replace (
        decisions.of_county as region,
        code_of(decisions.of_county, project_code) as project_code,
        with_county(decisions.of_county, responsible_unit) as responsible_unit
    ),
from given.decisions
left join own on decisions.of_county = own.of_county and decisions.region = own.region
where decisions.region is null or own.region is not null;

insert into notices by name
select
    notices.* exclude (of_county) replace (
        notices.of_county as region,
        code_of(notices.of_county, project_code) as project_code,
        notices.of_county || number as number
    ),
from given.notices
left join own on notices.of_county = own.of_county and notices.region = own.region
where notices.region is null or own.region is not null;

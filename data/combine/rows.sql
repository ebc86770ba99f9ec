-- The prefecture's tables out of the counties': what stands under a township, zone or department there stands under the
-- county here. Codes, numbers and units are said with their county, since two counties may use the same. Statements are
-- of the kind that DuckDB and, once translated, Spark answer alike (data/spark.py).
-- $prefecture  name of the prefecture
-- $indicator   the prefecture's main indicator; what a county calls its own main indicator counts as it

-- A name of a person that two counties have is said with its county.
create table shared_people as
with people as (
    select
        of_county,
        lead_official as person,
    from given.projects
    union
    select
        of_county,
        deputy_leader as person,
    from given.projects
    union
    select
        of_county,
        name as person,
    from given.officials
)

select person
from people
where person is not null
group by person
having count(distinct of_county) > 1;

insert into projects by name
select
    projects.* exclude (of_county) replace (
        projects.of_county || '/' || projects.project_code as project_code,
        projects.of_county as region,
        case
            when starts_with(projects.responsible_unit, projects.of_county) then projects.responsible_unit
            else projects.of_county || projects.responsible_unit
        end as responsible_unit,
        case
            when shared_leads.person is not null then projects.lead_official || '（' || projects.of_county || '）'
            else projects.lead_official
        end as lead_official,
        case
            when shared_deputies.person is not null then projects.deputy_leader || '（' || projects.of_county || '）'
            else projects.deputy_leader
        end as deputy_leader
    ),
from given.projects
semi join own on projects.of_county = own.of_county and projects.region = own.region
left join shared_people as shared_leads on projects.lead_official = shared_leads.person
left join shared_people as shared_deputies on projects.deputy_leader = shared_deputies.person;

insert into investments by name
select
    investments.* exclude (of_county) replace (
        investments.of_county || '/' || investments.project_code as project_code
    ),
from given.investments
semi join projects on investments.of_county || '/' || investments.project_code = projects.project_code;

insert into obstacles by name
select
    obstacles.* exclude (of_county) replace (
        obstacles.of_county || '/' || obstacles.project_code as project_code,
        case
            when starts_with(obstacles.responsible_unit, obstacles.of_county) then obstacles.responsible_unit
            else obstacles.of_county || obstacles.responsible_unit
        end as responsible_unit
    ),
from given.obstacles
semi join projects on obstacles.of_county || '/' || obstacles.project_code = projects.project_code;

insert into cost_shares by name
select
    cost_shares.* exclude (of_county) replace (
        cost_shares.of_county || '/' || cost_shares.project_code as project_code
    ),
from given.cost_shares
semi join projects on cost_shares.of_county || '/' || cost_shares.project_code = projects.project_code;

insert into progress_notes by name
select
    progress_notes.* exclude (of_county) replace (
        progress_notes.of_county || '/' || progress_notes.project_code as project_code
    ),
from given.progress_notes
semi join projects on progress_notes.of_county || '/' || progress_notes.project_code = projects.project_code;

insert into milestones by name
select
    milestones.* exclude (of_county) replace (
        milestones.of_county || '/' || milestones.project_code as project_code
    ),
from given.milestones
semi join projects on milestones.of_county || '/' || milestones.project_code = projects.project_code;

insert into commitments by name
select
    commitments.* exclude (of_county) replace (
        commitments.of_county as region,
        commitments.of_county || '/' || commitments.project_code as project_code,
        case
            when starts_with(commitments.responsible_unit, commitments.of_county) then commitments.responsible_unit
            else commitments.of_county || commitments.responsible_unit
        end as responsible_unit
    ),
from given.commitments
semi join own on commitments.of_county = own.of_county and commitments.region = own.region;

insert into leads by name
select
    leads.* exclude (of_county) replace (leads.of_county as region),
from given.leads
semi join own on leads.of_county = own.of_county and leads.region = own.region;

insert into applications by name
select
    applications.* exclude (of_county) replace (applications.of_county as department),
from given.applications
semi join own on applications.of_county = own.of_county and applications.department = own.region;

insert into officials by name
select
    officials.* exclude (of_county) replace (
        case
            when shared_people.person is not null then officials.name || '（' || officials.of_county || '）'
            else officials.name
        end as name,
        case when officials.region is not null then officials.of_county end as region
    ),
from given.officials
left join shared_people on officials.name = shared_people.person;

insert into decisions by name
select
    decisions.* exclude (of_county) replace (
        decisions.of_county as region,
        decisions.of_county || '/' || decisions.project_code as project_code,
        case
            when starts_with(decisions.responsible_unit, decisions.of_county) then decisions.responsible_unit
            else decisions.of_county || decisions.responsible_unit
        end as responsible_unit
    ),
from given.decisions
left join own on decisions.of_county = own.of_county and decisions.region = own.region
where decisions.region is null or own.region is not null;

insert into notices by name
select
    notices.* exclude (of_county) replace (
        notices.of_county as region,
        notices.of_county || '/' || notices.project_code as project_code,
        notices.of_county || notices.number as number
    ),
from given.notices
left join own on notices.of_county = own.of_county and notices.region = own.region
where notices.region is null or own.region is not null;

-- The county's own rows, as tables: joined once for every published file, not in every query.

create table own_projects as
select projects.*
from projects
semi join own_regions on projects.region = own_regions.region;

-- One row per row of the investment sheet, with what a filter needs of its project.
create table own_work as
select
    investments.project_code,
    investments.month,
    investments.capital_source,
    investments.completed_investment,
    investments.funds_in_place,
    own_projects.region,
    own_projects.planned_investment,
    own_projects.listed_separately,
from investments
inner join own_projects on investments.project_code = own_projects.project_code;

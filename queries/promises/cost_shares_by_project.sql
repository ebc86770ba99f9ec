-- What is still missing of the shared costs of each project. One row per project, the largest sum missing on top.
--
-- The ledger gives these figures as they stand today, without a month.
--
-- $regions  keeps the rows of these names; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- project       name of the project
-- project_code  code
-- region        region of the project
-- area_of       the county, or the prefecture or county elsewhere that the region belongs to
-- payers        who share the costs, how many
-- in_arrears    of these: who has not yet paid in all
-- owed          owed in all, 万元
-- paid_in       paid in so far, 万元; what is not recorded counts as nothing
-- disbursed     passed on so far, 万元; what is not recorded counts as nothing
-- still_owed    owed - paid_in, 万元, of those that have not paid in all
-- paid_in_rate  paid_in / owed, percent; null when nothing is owed
select
    any_value(projects.name) as project,
    shares.project_code,
    shares.region,
    shares.area_of,
    count(*) as payers,
    count(*) filter (shares.still_owed > 0) as in_arrears,
    sum(shares.owed) as owed,
    sum(coalesce(shares.paid_in, 0)) as paid_in,
    sum(coalesce(shares.disbursed, 0)) as disbursed,
    sum(shares.still_owed) as still_owed,
    percent(sum(coalesce(shares.paid_in, 0)), sum(shares.owed)) as paid_in_rate,
from shares_of($regions, $area::varchar) as shares
inner join projects on shares.project_code = projects.project_code
group by shares.project_code, shares.region, shares.area_of
order by still_owed desc, shares.project_code

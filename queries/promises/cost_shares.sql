-- Who owes what of the shared costs, and has paid. One row per project and payer, largest debt first.
--
-- The ledger gives these figures as they stand today, without a month.
--
-- $regions  keeps the rows of these names; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- project         name of the project
-- payer           who owes
-- owed            owed in all, 万元
-- paid_in         paid in so far, 万元; null when not recorded
-- disbursed       passed on so far, 万元; null when not recorded
-- paid_in_rate    paid_in / owed, percent; null when nothing is owed, or not recorded
-- project_code    code
-- region          region of the project
-- still_owed      owed - paid_in, 万元, 0 where more was paid; what is not recorded as paid counts as owed
-- area_of         the county, or the prefecture or county elsewhere that the region belongs to
-- disbursed_rate  disbursed / owed, percent; null when nothing is owed, or not recorded
select
    projects.name as project,
    shares.payer,
    shares.owed,
    shares.paid_in,
    shares.disbursed,
    percent(shares.paid_in, shares.owed) as paid_in_rate,
    shares.project_code,
    shares.region,
    shares.still_owed,
    shares.area_of,
    percent(shares.disbursed, shares.owed) as disbursed_rate,
from shares_of($regions, $area::varchar) as shares
inner join projects on shares.project_code = projects.project_code
order by shares.still_owed desc, shares.project_code, shares.payer

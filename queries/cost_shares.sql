-- Who owes what of the shared costs, and has paid. One row per project and payer, largest debt first.
--
-- The ledger gives these figures as they stand today, without a month.
--
-- $regions  names to keep; null keeps all
--
-- project       name of the project
-- payer         who owes
-- owed          owed in all, 万元
-- paid_in       paid in so far, 万元; null when not recorded
-- disbursed     passed on so far, 万元; null when not recorded
-- paid_in_rate  paid_in / owed, percent; null when nothing is owed, or not recorded
-- project_code  code
-- region        region of the project
-- still_owed    owed - paid_in, 万元; what is not recorded as paid counts as owed
select
    own_projects.name as project,
    cost_shares.payer,
    cost_shares.owed,
    cost_shares.paid_in,
    cost_shares.disbursed,
    percent(cost_shares.paid_in, cost_shares.owed) as paid_in_rate,
    own_projects.project_code,
    own_projects.region,
    cost_shares.owed - coalesce(cost_shares.paid_in, 0) as still_owed,
from cost_shares
inner join own_projects on cost_shares.project_code = own_projects.project_code
where is_chosen(own_projects.region, $regions)
order by still_owed desc, own_projects.project_code, cost_shares.payer

-- What is still missing of the shared costs. One row per area: the county, then others of the ledger by name.
--
-- The ledger gives these figures as they stand today, without a month.
--
-- $regions  names to keep; null keeps all
-- $area     county (its own regions), elsewhere (other prefectures and counties of the ledger), or all; null is all
--
-- area_of          the county, or a prefecture or county elsewhere
-- projects         projects whose costs are shared
-- payers           payers, each once
-- in_arrears       of these: who has not yet paid in all somewhere
-- owed             owed in all, 万元
-- paid_in          paid in so far, 万元; what is not recorded counts as nothing
-- disbursed        passed on so far, 万元; what is not recorded counts as nothing
-- still_owed       owed - paid_in, 万元, of the shares that are not paid in all
-- not_disbursed    paid_in - disbursed: paid in and not yet passed on, 万元
-- paid_in_rate     paid_in / owed, percent; null when nothing is owed
-- largest_debtor   payer that alone still owes most in the area; null when nobody owes, or several as much
-- largest_debt     what that payer still owes in the area, 万元; null likewise
with by_payer as (
    select
        area_of,
        payer,
        sum(owed) as owed,
        sum(coalesce(paid_in, 0)) as paid_in,
        sum(coalesce(disbursed, 0)) as disbursed,
        sum(still_owed) as still_owed,
        bool_or(still_owed > 0) as is_in_arrears,
    from shares_of($regions, $area::varchar)
    group by area_of, payer
),

by_payer_ranked as (
    select
        *,
        count(*) over (partition by area_of order by still_owed desc) as count_owing_as_much,
        still_owed > 0 and count_owing_as_much = 1 as owes_most_alone,
    from by_payer
),

projects_of_area as (
    select
        area_of,
        count(distinct project_code) as projects,
    from shares_of($regions, $area::varchar)
    group by area_of
)

select
    by_payer.area_of,
    any_value(projects_of_area.projects) as projects,
    count(*) as payers,
    count(*) filter (by_payer.is_in_arrears) as in_arrears,
    sum(by_payer.owed) as owed,
    sum(by_payer.paid_in) as paid_in,
    sum(by_payer.disbursed) as disbursed,
    sum(by_payer.still_owed) as still_owed,
    sum(by_payer.paid_in) - sum(by_payer.disbursed) as not_disbursed,
    percent(sum(by_payer.paid_in), sum(by_payer.owed)) as paid_in_rate,
    any_value(by_payer.payer) filter (by_payer.owes_most_alone) as largest_debtor,
    any_value(by_payer.still_owed) filter (by_payer.owes_most_alone) as largest_debt,
from by_payer_ranked as by_payer
inner join projects_of_area on by_payer.area_of = projects_of_area.area_of
cross join county
group by by_payer.area_of, county.name
order by by_payer.area_of = county.name desc, by_payer.area_of

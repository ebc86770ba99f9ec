-- What a project completed, month by month and source by source. One row per project, month and capital source.
--
-- completed_investment adds up to the completed investment of the query project_file.
--
-- $month  last month of the reporting period, e.g. 2024-05-01
-- $code   code of the project to show; null shows all
--
-- project_code          code
-- month                 month of the work
-- capital_source        民资, 境内市外资金, 外资, 银行贷款 … as the ledger writes it
-- completed_investment  completed in the month, 万元
-- funds_in_place        funds that arrived in the month, 万元; null when not recorded
-- cumulative            completed by the project from its first month to this one, all sources, 万元
-- total_of_month        completed in the month, all sources, 万元
-- total_of_source       completed out of this source from the first month to $month, 万元
select
    project_code,
    month,
    capital_source,
    completed_investment,
    funds_in_place,
    sum(completed_investment) over (partition by project_code order by month) as cumulative,
    sum(completed_investment) over (partition by project_code, month) as total_of_month,
    sum(completed_investment) over (partition by project_code, capital_source) as total_of_source,
from own_work
where month <= $month::date and ($code::varchar is null or project_code = $code::varchar)
order by project_code, month, capital_source

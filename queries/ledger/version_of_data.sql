-- Which data this is, and who published it. One row.
--
-- county          name of the county, as in the ledger
-- is_demo         whether the ledger is a demonstration
-- version         number of the published version
-- published_at    when it was published
-- published_by    who published it
-- note            what the office wrote to it; null when nothing
-- first_month     first month with investments of the county; null without any
-- last_month      last month with investments of the county; null without any
-- main_indicator  the indicator whose targets completed investment is measured against; null when there is none
-- files           number of ledger files it was made of
-- count_findings  findings of the checks that did not block it
-- has_zones       whether it has zones beside its townships
-- is_prefecture   whether it was put together from files of counties, which stand in it where townships do in theirs
select
    county.name as county,
    county.is_demo,
    version.version,
    version.published_at,
    version.published_by,
    version.note,
    span.first_month,
    span.last_month,
    county.main_indicator,
    (select count(*) from source_files) as files,
    (select count(*) from findings) as count_findings,
    (select count(*) > 0 from regions where level = '园区') as has_zones,
    (select count(*) > 0 from combined) as is_prefecture,
from county
cross join version
cross join span
order by version.version

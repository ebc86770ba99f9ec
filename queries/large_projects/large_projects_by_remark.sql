-- What the remarks of newly started large projects have in common, e.g. a building they move into. One row per remark that
-- several projects share, most projects first.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- remark              as the ledger writes it
-- projects            large projects started this year
-- in_townships        of projects: of a township
-- in_zones            of projects: of a zone
-- planned_investment  their planned investment, 万元
select
    large.remark,
    count(*) as projects,
    count(*) filter (own_regions.is_township) as in_townships,
    count(*) filter (own_regions.is_ranked and not own_regions.is_township) as in_zones,
    sum(large.planned_investment) as planned_investment,
from large_projects_at($month::date, $regions, $threshold, $with_separate) as large
inner join own_regions on large.region = own_regions.region
where large.is_newly_started and large.remark is not null
group by large.remark
having count(*) > 1
order by projects desc, large.remark

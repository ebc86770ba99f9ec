-- What was published before this version. One row; none where this is the first version, or where the file was published
-- before this was kept.
--
-- version       number of the version that this one replaced
-- published_at  when it was published
-- published_by  who published it
-- note          what the office wrote to it; null when nothing
-- last_month    its last month with investments of the county; null without any
select
    version.version,
    version.published_at,
    version.published_by,
    version.note,
    span_before.last_month,
from previous.version
cross join span_before
order by version.version

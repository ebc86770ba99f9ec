-- The counties that a prefecture's file was put together from, in their order. One row per county; none in a county's file.
--
-- county        its name
-- version       number of the version of its own file
-- published_at  when that was published
-- published_by  who published it
-- last_month    the last month that it tells; null without any
-- sha256        of its file, which is kept beside the prefecture's under that name
select
    county,
    version,
    published_at,
    published_by,
    last_month,
    sha256,
from combined
order by place, county

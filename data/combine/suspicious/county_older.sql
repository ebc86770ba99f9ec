-- A county's file that is older than the one combined before, or tells fewer months.
--
-- message: the file of {county} is version {after}, up to {after_month}; in force is version {before}, up to {before_month}
select
    after.county,
    after.version as after,
    after.last_month as after_month,
    before.version as before,
    before.last_month as before_month,
from memory.combined as after
inner join in_force.combined as before on after.county = before.county
where
    after.published_at < before.published_at
    or coalesce(after.last_month, '-infinity'::date) < coalesce(before.last_month, '-infinity'::date)
order by after.place

-- The ledger is about another county than the version in force.
--
-- message: this ledger is of {after}, and what is published is of {before}
select
    before.name as before,
    after.name as after,
from in_force.county as before
cross join memory.county as after
where before.name <> after.name

-- Counties that were combined before and are not any more.
--
-- message: {counties} are in the version in force and not among these files
select list(before.county order by before.place) as counties
from in_force.combined as before
anti join memory.combined as after on before.county = after.county
having count(*) > 0

-- Which sheets of the ledger hold anything. One row per sheet that a ledger may leave out.
--
-- sheet  name of its table
-- rows   how many rows it has
select
    'projects' as sheet,
    count(*) as rows,
from projects
union all
select
    'investments',
    count(*),
from investments
union all
select
    'targets',
    count(*),
from targets
union all
select
    'region_progress',
    count(*),
from region_progress
union all
select
    'obstacles',
    count(*),
from obstacles
union all
select
    'commitments',
    count(*),
from commitments
union all
select
    'cost_shares',
    count(*),
from cost_shares
union all
select
    'applications',
    count(*),
from applications
union all
select
    'leads',
    count(*),
from leads
union all
select
    'county_indicators',
    count(*),
from county_indicators
union all
select
    'progress_notes',
    count(*),
from progress_notes
union all
select
    'milestones',
    count(*),
from milestones
union all
select
    'officials',
    count(*),
from officials
union all
select
    'decisions',
    count(*),
from decisions
union all
select
    'notices',
    count(*),
from notices
union all
select
    'assessment_scores',
    count(*),
from assessment_scores
order by sheet

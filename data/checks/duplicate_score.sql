-- The same indicator of a unit and period scored more than once.
--
-- level: error
-- needs: assessment_scores
-- message: the score of this unit, period and indicator stands already in {first_sheet}, row {first_row}
select
    source_file,
    source_sheet,
    source_row,
    'indicator' as column_name,
    indicator as value,
    first_value(source_row) over same as first_row,
    first_value(source_sheet) over same as first_sheet
from assessment_scores
where indicator is not null
window same as (
    partition by year, period, region, indicator
    order by source_file, source_sheet, source_row
    rows between unbounded preceding and unbounded following
)
qualify
    row_number() over (
        partition by year, period, region, indicator order by source_file, source_sheet, source_row
    ) > 1
order by all

-- What the checks found in the ledger and did not block. One row per finding, in the order of the ledger.
--
-- check_name    the check
-- message       message id of the catalogue, with {placeholders}
-- arguments     the placeholders' values, a JSON object
-- source_file   the office's file; null when it belongs to none
-- source_sheet  its sheet; null when it belongs to none
-- source_row    the row as the sheet numbers it; null when it belongs to none
-- column_name   the column; null when it belongs to none
-- value         the value as it stands in the ledger; null when there is none
select
    check_name,
    message,
    arguments,
    source_file,
    source_sheet,
    source_row,
    column_name,
    value,
from findings
order by source_file nulls last, source_sheet nulls last, source_row nulls last, check_name, column_name, message

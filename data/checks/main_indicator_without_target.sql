-- The main indicator has no target at all, so nothing can be measured against it.
--
-- level: error
-- needs: targets
-- message: the sheet 目标 has no target for the main indicator; name another main_indicator in ledger.toml
select
    null as source_file,
    null as source_sheet,
    null as source_row,
    '指标' as column_name,
    main_indicator as value,
from county
where
    main_indicator is not null
    and main_indicator not in (select indicator from targets where indicator is not null)
    and main_indicator not in (select indicator from region_progress where indicator is not null and target is not null)

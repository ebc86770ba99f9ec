-- A township or zone of the county that has no target for the main indicator in the latest year.
--
-- level: warning
-- needs: regions, targets
-- message: no target for {indicator} in {year}; a region without target has no completion rate
with latest as (
    select max(targets.year) as year, any_value(county.main_indicator) as indicator
    from targets
    inner join county on county.main_indicator = targets.indicator
)

select
    regions.source_file,
    regions.source_sheet,
    regions.source_row,
    'name' as column_name,
    regions.name as value,
    latest.indicator,
    latest.year,
from regions
inner join county on county.name = regions.parent
cross join latest
where
    latest.year is not null
    and regions.level in ('镇乡', '园区')
    and regions.name not in (
        select region
        from targets
        where year = latest.year and indicator = latest.indicator and region is not null
    )
order by all

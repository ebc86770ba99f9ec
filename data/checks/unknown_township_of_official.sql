-- A township of a leader that the sheet 区域 does not list.
--
-- level: error
-- needs: officials
-- message: {township} is not in the sheet 区域; add it there or correct the name
with named as (
    select
        *,
        unnest(regexp_split_to_array(region, '[、,，/;；]')) as township,
    from officials
    where region is not null
)

select
    source_file,
    source_sheet,
    source_row,
    'region' as column_name,
    region as value,
    trim(township) as township,
from named
where
    trim(township) <> ''
    and not exists (
        from regions
        where regions.name in (
            trim(township), trim(township) || '镇', trim(township) || '乡', trim(township) || '街道'
        )
    )
order by all

-- The bands of a picture of where investors from outside come from and go to. One row per band, in the order of its ends.
--
-- As capital_by_place_and_region, added up: of more than eight places, or regions, the seven largest stand alone and the others
-- together. Ends whose work comes to nothing have no row.
--
-- $month          last month of the reporting period, e.g. 2024-05-01
-- $regions        names to keep; null keeps all
-- $threshold      planned investment from which a project is large, 万元
-- $with_separate  whether separately listed projects count
--
-- origin_places         the places that the band comes from, most completed first; null among them where the ledger names none
-- regions               the regions that it goes to, most completed first
-- completed_investment  completed since 1 January, 万元; below zero where more was taken back than done
-- completed_of_places   completed by all investors of these places, 万元
-- completed_of_regions  completed by all investors from outside in these regions, 万元
-- place_drawn           place of its origin among the ends that are drawn, from 1, the others together last
-- region_drawn          place of its regions likewise
with work as (
    select
        origin_place,
        region,
        sum(completed_this_year) as completed_investment,
    from large_projects_at($month::date, $regions, $threshold, $with_separate)
    where is_from_outside(investor_origin) and (is_in_hand or completed_this_year <> 0)
    group by origin_place, region
),

places as (
    select
        origin_place,
        row_number() over (order by sum(completed_investment) desc, coalesce(origin_place, '')) as place,
        if(count(*) over () <= 8 or place < 8, place, 8) as place_drawn,
    from work
    group by origin_place
),

destinations as (
    select
        region,
        row_number() over (order by sum(completed_investment) desc, region) as place,
        if(count(*) over () <= 8 or place < 8, place, 8) as place_drawn,
    from work
    group by region
),

ends_of_places as (
    select
        place_drawn,
        list(origin_place order by place) as origin_places,
    from places
    group by place_drawn
),

ends_of_regions as (
    select
        place_drawn,
        list(region order by place) as regions,
    from destinations
    group by place_drawn
),

bands as (
    select
        places.place_drawn as place_drawn,
        destinations.place_drawn as region_drawn,
        sum(work.completed_investment) as completed_investment,
        sum(sum(work.completed_investment)) over (partition by places.place_drawn) as completed_of_places,
        sum(sum(work.completed_investment)) over (partition by destinations.place_drawn) as completed_of_regions,
    from work
    inner join places on work.origin_place is not distinct from places.origin_place
    inner join destinations on work.region = destinations.region
    group by places.place_drawn, destinations.place_drawn
)

select
    ends_of_places.origin_places,
    ends_of_regions.regions,
    bands.completed_investment,
    bands.completed_of_places,
    bands.completed_of_regions,
    bands.place_drawn,
    bands.region_drawn,
from bands
inner join ends_of_places on bands.place_drawn = ends_of_places.place_drawn
inner join ends_of_regions on bands.region_drawn = ends_of_regions.place_drawn
where bands.completed_investment <> 0
order by bands.place_drawn, bands.region_drawn

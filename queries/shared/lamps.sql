-- Lamps. A rule of kind "month_task" looks at the last month alone, every other one at the year so far.

-- What a lamp is lit by: the rate of the year so far, or that of the last month; percent of the year's target.
create macro measured_rate(kind, rate, rate_of_month) as if(kind = 'month_task', rate_of_month, rate);

-- What the yardstick asks for by now, or in the last month; percent of the year's target, null without a phased plan.
create macro expected_rate(kind, yardstick, phased_rate, phased_rate_of_month, reported) as
    case
        when kind = 'month_task' then if(yardstick = 'phased', phased_rate_of_month, 100.0 / 12)
        when yardstick = 'phased' then phased_rate
        else time_progress(reported)
    end;

-- The first of the months that a project's plan of the year is held against: January, or by the pace "since_start" that of
-- its start.
create macro held_from(started_on, reported, pace) as
    case
        when pace = 'since_start' and started_on >= year_start(reported) then date_trunc('month', started_on)::date
        else year_start(reported)
    end;

-- Percent of the months from then to December that are gone.
create macro time_progress_since(held_from, reported) as
    100.0 * (month_number(reported) - month_number(held_from) + 1) / (13 - month_number(held_from));

-- What the yardstick asks of a project's plan by now, or in the last month, percent of it. The phased plan of its region is
-- left without what was planned before held_from: phased_rate_before is that of the month before, of any year.
create macro expected_of_project(
    kind, yardstick, phased_rate, phased_rate_of_month, phased_rate_before, held_from, reported
) as
    case
        when yardstick = 'phased' and month_number(held_from) = 1
            then if(kind = 'month_task', phased_rate_of_month, phased_rate)
        when yardstick = 'phased'
            then
                100 * if(kind = 'month_task', phased_rate_of_month, phased_rate - phased_rate_before)
                / nullif(100 - phased_rate_before, 0)
        when kind = 'month_task' then 100.0 / (13 - month_number(held_from))
        else time_progress_since(held_from, reported)
    end;

-- 绿, 黄 or 红: the rate against what was expected, both in percent; null when either is. Where nothing was expected
-- nobody is behind.
-- limits: kind "points" counts points behind; "ratio" and "month_task" percent of what was expected.
create macro lamp(rate, expected, kind, yellow, red) as
    case
        when rate is null or expected is null then null
        when kind = 'points' and points_between(expected, rate) > red then '红'
        when kind = 'points' and points_between(expected, rate) > yellow then '黄'
        when kind = 'points' or expected <= 0 then '绿'
        when round(percent_of_computed(rate, expected), 9) < red then '红'
        when round(percent_of_computed(rate, expected), 9) < yellow then '黄'
        else '绿'
    end;

-- 绿, 黄 or 红 of a project that is due to start: months in a row at whose end it had neither started nor a reason, up to
-- the limits; null when it has a reason, or is not due.
create macro start_lamp(months, yellow, red) as
    case
        when months is null then null
        when months >= red then '红'
        when months >= yellow then '黄'
        else '绿'
    end;

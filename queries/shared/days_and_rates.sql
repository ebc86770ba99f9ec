-- Days, months, and sums of money as rates.
--
-- `reported` is always the last month of the reporting period (its first day).

-- Days and months

-- extract() is folded ten times faster than month() and year().
create macro month_number(reported) as extract(month from reported)::bigint;

create macro year_number(day) as extract(year from day)::bigint;

create macro year_start(reported) as date_trunc('year', reported)::date;

create macro year_before(reported) as (reported - interval 1 year)::date;

create macro month_before(reported) as (reported - interval 1 month)::date;

-- Whether a month or a day's month belongs to the year's months up to the reported one.
create macro in_period(day, reported) as coalesce(day between year_start(reported) and last_day(reported), false);

-- Percent of the year gone at the end of the month.
create macro time_progress(reported) as 100.0 * month_number(reported) / 12;

-- Sums of money as rates

create macro percent(part, whole) as 100.0 * part::double / nullif(whole, 0)::double;

create macro growth(now, before) as 100.0 * (now - before)::double / nullif(before, 0)::double;

-- Difference of two rates, free of the last digits' noise, so that "exactly on time" is 0.
create macro points_between(rate, other) as round(rate - other, 6);

-- Money missing to time progress; 0 when ahead, null without a target.
create macro gap_to_pace(completed, target, reported) as
    greatest(target::double * month_number(reported) / 12 - completed::double, 0 * target::double);

-- Money a month that reaches the goal in the months that are left; 0 when it is reached, null when no month is left.
create macro per_month(goal, completed, months_left) as
    case when months_left > 0 then greatest(goal::double - completed::double, 0 * goal::double) / months_left end;

create macro per_month_to_half(completed, target, reported) as
    per_month(target::double / 2, completed, 6 - month_number(reported));

create macro per_month_to_target(completed, target, reported) as
    per_month(target, completed, 12 - month_number(reported));

-- The whole year at the pace so far.
create macro forecast(completed, reported) as completed::double / month_number(reported) * 12;

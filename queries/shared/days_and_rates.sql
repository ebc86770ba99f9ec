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

-- An amount of the ledger counted in its sixth decimal: a whole number, without the noise of fractions.
create macro whole_number(amount) as round(1000000 * amount::double);

-- Percent of two amounts of the ledger, or two counts. Equal rates are equal numbers, so that they share a rank.
create macro percent(part, whole) as 100.0 * whole_number(part) / nullif(whole_number(whole), 0);

-- Percent of what is computed, and has any number of decimals.
create macro percent_of_computed(part, whole) as 100.0 * part::double / nullif(whole, 0)::double;

-- Growth in percent. On nothing, or on less than nothing, there is none.
create macro growth(now, before) as if(before > 0, percent(now - before, before), null);

-- Difference of two rates, free of the last digits' noise, so that "exactly on time" is 0, without a sign.
create macro points_between(rate, other) as round(rate - other, 9) + 0.0;

-- Money missing to so many parts of a target that has so many in all; 0 when ahead, null without a target, and when what is
-- completed is not known.
create macro gap_to_share(completed, target, part, whole) as
    case
        when completed is not null
            then
                greatest((part * whole_number(target) - whole * whole_number(completed)) / whole, 0 * target::double)
                / 1000000
    end;

-- Money missing to time progress; null likewise.
create macro gap_to_pace(completed, target, reported) as
    gap_to_share(completed, target, month_number(reported), 12);

-- Money a month that reaches the goal in the months that are left; 0 when it is reached, null when no month is left, and
-- when what is completed is not known.
create macro per_month(goal, completed, months_left) as
    case
        when months_left > 0 and completed is not null
            then greatest(whole_number(goal) - whole_number(completed), 0 * goal::double) / 1000000 / months_left
    end;

create macro per_month_to_half(completed, target, reported) as
    per_month(target::double / 2, completed, 6 - month_number(reported));

create macro per_month_to_target(completed, target, reported) as
    per_month(target, completed, 12 - month_number(reported));

-- The whole year at the pace so far.
create macro forecast(completed, reported) as completed::double / month_number(reported) * 12;

create macro forecast_rate(completed, target, reported) as
    percent(completed, target) * 12 / month_number(reported);

-- Whether an indicator of counties grows month by month, so that a gap can be made up: money that was completed or has
-- arrived. A mean, a rate, a largest project or a plan does not, nor a count of projects, some of which are completed.
create macro adds_up(indicator, unit) as
    coalesce(unit, '') in ('元', '万元', '亿元', '美元', '万美元', '亿美元')
    and regexp_matches(indicator, '完成|投入|到位|到账|实绩')
    and not regexp_matches(indicator, '均|单体|最大|率|比重|占比|增长|增幅|增速|同比|计划|目标');

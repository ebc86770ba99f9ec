-- States of a project at the end of the reported month

create macro has_happened(day, reported) as coalesce(day <= last_day(reported), false);

create macro in_hand(started_on, completed_on, reported) as
    has_happened(started_on, reported) and coalesce(completed_on >= year_start(reported), true);

create macro is_suspended(suspended_on, completed_on, reported) as
    has_happened(suspended_on, reported) and not has_happened(completed_on, reported);

create macro status_of(signed_on, approved_on, started_on, completed_on, suspended_on, reported) as
    case
        when has_happened(completed_on, reported) then '竣工'
        when is_suspended(suspended_on, completed_on, reported) then '停工'
        when has_happened(started_on, reported) then '在建'
        when has_happened(approved_on, reported) then '报批'
        when has_happened(signed_on, reported) then '签约'
        else '储备'
    end;

-- 结转 (started before this year) or 新开工; null when not in hand.
create macro class_of(started_on, completed_on, reported) as
    case
        when in_hand(started_on, completed_on, reported)
            then if(started_on < year_start(reported), '结转', '新开工')
    end;

-- The lamp of a project: what its work lights, but 绿 once completed this year, null without a plan. A suspended project
-- is 红 whatever it did before: a green lamp over a stopped site would mislead.
create macro project_lamp(started_on, completed_on, suspended_on, annual_plan, reported, lamp_of_work) as
    case
        when not in_hand(started_on, completed_on, reported) then null
        when has_happened(completed_on, reported) and annual_plan is not null then '绿'
        when is_suspended(suspended_on, completed_on, reported) then '红'
        else lamp_of_work
    end;

-- Whether an investor comes from outside the county: from elsewhere in the country, or from abroad.
create macro is_from_outside(investor_origin) as investor_origin in ('境内市外', '外资');

-- The unit and the person that answer for something: 发改局（张三）; never the leader in charge.
create macro who_answers(unit, person) as
    case when unit is null then person when person is null then unit else unit || '（' || person || '）' end;

-- What the filters keep.

create macro is_chosen(region, chosen) as chosen is null or list_contains(chosen::varchar[], region);

create macro is_of_area(is_own, area) as
    case area when 'county' then is_own when 'elsewhere' then not is_own else true end;

create macro is_counted(listed_separately, with_separate) as with_separate or not listed_separately;

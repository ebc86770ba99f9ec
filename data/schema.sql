-- The published file: one table per sheet of the ledger. What is known of the version itself: schema_of_version.sql.
--
-- Money is 万元 with six decimals (one 分), foreign capital 万美元, land 亩, dates are days, a month is its
-- first day. Words that a ledger chooses from a list (levels, origins, stages) are kept as the ledger
-- writes them. source_file, source_sheet and source_row say where a row stands in the office's workbook.

create table regions (
    name varchar primary key,
    level varchar not null check (level in ('地市', '县市', '镇乡', '园区', '部门')),
    parent varchar,  -- name of the region above
    sort_order integer,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

create table projects (
    project_code varchar primary key,
    name varchar not null,
    region varchar not null references regions (name),
    category varchar,
    industry varchar,
    owner varchar,
    investor_origin varchar check (investor_origin in ('民资', '境内市外', '外资', '国有')),  -- null: not said
    origin_place varchar,
    planned_investment decimal(18, 6) not null check (planned_investment >= 0),  -- 万元
    annual_plan decimal(18, 6) check (annual_plan >= 0),  -- 万元
    contracted_foreign decimal(18, 6) check (contracted_foreign >= 0),  -- 万美元
    paid_in_foreign decimal(18, 6) check (paid_in_foreign >= 0),  -- 万美元
    land decimal(18, 6) check (land >= 0),  -- 亩
    listed_separately boolean not null default false,
    signed_on date,
    approved_on date,
    planned_start_on date,
    started_on date,
    planned_completion_on date,
    completed_on date,
    suspended_on date,
    listed_on date,  -- entered into the statistics of investment
    in_production_on date,
    start_batch varchar,  -- the day of joint starts that it belongs to
    signing_event varchar,
    lead_official varchar,
    responsible_unit varchar,
    deputy_leader varchar,  -- the leader in whose field it is
    remark varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

create table investments (
    project_code varchar not null references projects (project_code),
    month date not null check (day(month) = 1),
    capital_source varchar not null,
    completed_investment decimal(18, 6) not null,  -- 万元, of this month alone
    funds_in_place decimal(18, 6),  -- 万元, of this month alone
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (project_code, month, capital_source),
);

create table targets (
    year integer not null,
    region varchar not null references regions (name),
    indicator varchar not null,
    target decimal(18, 6) not null check (target >= 0),  -- 万元, the whole year
    plan_1 decimal(18, 6),  -- 万元, planned from January to the end of this month
    plan_2 decimal(18, 6),
    plan_3 decimal(18, 6),
    plan_4 decimal(18, 6),
    plan_5 decimal(18, 6),
    plan_6 decimal(18, 6),
    plan_7 decimal(18, 6),
    plan_8 decimal(18, 6),
    plan_9 decimal(18, 6),
    plan_10 decimal(18, 6),
    plan_11 decimal(18, 6),
    plan_12 decimal(18, 6),
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (year, region, indicator),
);

create table county_indicators (
    county varchar not null references regions (name),
    month date not null check (day(month) = 1),
    indicator varchar not null,
    value decimal(18, 6) not null,  -- in unit
    unit varchar,
    source varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (county, month, indicator),
);

create table obstacles (
    project_code varchar not null references projects (project_code),
    obstacle varchar not null,
    raised_on date not null,
    description varchar,
    responsible_unit varchar,
    responsible_person varchar,
    next_step varchar,
    promised_on date,
    resolved_on date,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

create table commitments (
    name varchar not null,
    project_code varchar,  -- null when a promise belongs to no project of the ledger
    region varchar not null references regions (name),
    kind varchar not null check (kind in ('征地', '协议签订', '补偿支付', '拆迁', '审批', '其他')),
    party varchar check (party in ('政府', '企业')),
    responsible_unit varchar,
    responsible_person varchar,
    quantity_due decimal(18, 6) check (quantity_due >= 0),  -- in unit
    quantity_done decimal(18, 6) check (quantity_done >= 0),  -- in unit
    unit varchar,
    due_on date,  -- null: no deadline, neither on time nor late
    done_on date,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

create table cost_shares (
    project_code varchar not null references projects (project_code),
    payer varchar not null,
    owed decimal(18, 6) not null check (owed >= 0),  -- 万元
    paid_in decimal(18, 6) check (paid_in >= 0),  -- 万元
    disbursed decimal(18, 6) check (disbursed >= 0),  -- 万元
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (project_code, payer),
);

create table applications (
    department varchar not null references regions (name),
    name varchar not null,
    level varchar check (level in ('中央', '省', '市')),
    applied_on date,
    applied decimal(18, 6) check (applied >= 0),  -- 万元
    approved decimal(18, 6) check (approved >= 0),  -- 万元
    in_place decimal(18, 6) check (in_place >= 0),  -- 万元
    in_place_on date,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

create table leads (
    region varchar not null references regions (name),
    name varchar not null,
    stage varchar not null check (stage in ('在谈', '意向', '签约', '报批', '开工')),
    origin_place varchar,
    planned_investment decimal(18, 6) check (planned_investment >= 0),  -- 万元
    registered_on date,
    updated_on date,
    funds_in_place decimal(18, 6) check (funds_in_place >= 0),  -- 万元
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

-- What a township or zone reports of an indicator, for a county that keeps no list of projects. The county's own row
-- stands under its name.
create table region_progress (
    region varchar not null references regions (name),
    month date not null check (day(month) = 1),
    indicator varchar not null,
    target decimal(18, 6) check (target >= 0),  -- 万元, the whole year; null where none is set
    cumulative decimal(18, 6) not null,  -- 万元, from January to the end of this month
    of_the_month decimal(18, 6),  -- 万元, of this month alone; null where it is not reported
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (region, month, indicator),
);

-- What the site looked like at the end of a month, in the office's own words.
create table progress_notes (
    project_code varchar not null references projects (project_code),
    month date not null check (day(month) = 1),
    progress varchar not null,
    next_step varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (project_code, month),
);

-- The steps that a project has to take, each by a day, and who went to see that it was taken.
create table milestones (
    project_code varchar not null references projects (project_code),
    node varchar not null,
    due_on date,  -- null: no day was set
    done_on date,
    verified_by varchar,
    verified_on date,
    description varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (project_code, node),
);

-- Who leads: a row per person, or per person and township where one answers for several.
create table officials (
    name varchar not null,
    post varchar,
    sort_order integer,
    region varchar,  -- as written: one township or several, 甲镇、乙镇
    field varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

-- What a meeting decided.
create table decisions (
    met_on date not null,
    matter varchar not null,
    project_code varchar,  -- null when it concerns no project
    region varchar references regions (name),
    responsible_unit varchar,
    due_on date,
    done_on date,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

-- The orders that went out, and what came back.
create table notices (
    number varchar primary key,
    project_code varchar,
    region varchar references regions (name),
    kind varchar not null check (kind in ('蓝', '黄', '红')),
    issued_on date not null,
    due_on date,
    answered_on date,
    closed_on date,
    answer varchar,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
);

-- Scores that people give, beside those that are computed.
create table assessment_scores (
    year integer not null,
    period varchar not null,  -- 1季度 … 4季度, 全年, or a month: 5月
    region varchar not null references regions (name),
    indicator varchar not null,
    score decimal(18, 6) not null,
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    primary key (year, period, region, indicator),
);

-- 合计, 小计 and 全市 rows of the ledger, one row per figure: what the office says the sum is. Completion rates that a
-- sheet prints stand here too, as completion_rate of their own row, in percent or as the fraction that Excel keeps.
create table declared_totals (
    table_name varchar not null,
    column_name varchar not null,
    label varchar not null,  -- as the ledger writes it
    first_row integer not null,  -- the rows of the sheet that the total covers, from and to
    last_row integer not null,
    declared decimal(38, 6) not null,  -- in the unit of the column
    source_file varchar not null, source_sheet varchar not null, source_row integer not null,
    tolerance decimal(18, 6) not null default 0,  -- half of the last digit, where a total is printed in fewer digits than its rows
);

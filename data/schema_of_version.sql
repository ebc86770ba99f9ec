-- The published file, after the tables of schema.sql: whose it is, and what is known of the version itself.

-- Which of the schemas that there have been this file has; raised with every change of a table.
create table schema_version as select 8 as number;

-- The county that this file is about. One row.
create table county (
    name varchar not null references regions (name),
    main_indicator varchar,  -- the indicator whose targets completed investment is measured against
    is_demo boolean not null,
);

-- Who published this version, and when. One row.
create table version (
    version integer not null,
    published_at timestamp not null,
    published_by varchar not null,
    note varchar,
);

create table source_files (
    file varchar primary key,
    sha256 varchar not null,
    bytes bigint not null,
    count_rows integer not null,
);

-- Rows of every table, and the sum of its money, so that two versions can be compared at a glance.
create table version_totals (
    table_name varchar not null,
    count_rows integer not null,
    measure varchar,  -- the column that is summed; null where a table holds no money
    total decimal(38, 6),  -- 万元
);

-- What the checks found and did not block.
create table findings (
    check_name varchar not null,
    message varchar not null,  -- message id of the catalogue, with {placeholders}
    arguments varchar not null,  -- the placeholders' values, a JSON object
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    column_name varchar,
    value varchar,
);

-- What the version in force said when this one was published, so that the changes against it can be shown. Empty in
-- the first version. Its rows are copies: they have no constraints, and do not say where they stood in a workbook.
create schema previous;
create table previous.regions as select * exclude (source_file, source_sheet, source_row) from regions limit 0;
create table previous.projects as select * exclude (source_file, source_sheet, source_row) from projects limit 0;
create table previous.investments as select * exclude (source_file, source_sheet, source_row) from investments limit 0;
create table previous.targets as select * exclude (source_file, source_sheet, source_row) from targets limit 0;
create table previous.county as from county limit 0;
create table previous.version as from version limit 0;

-- The counties that the file of a prefecture was put together from: which version of each, and how far it tells. The file
-- of a county has no such table.
create table combined (
    county varchar not null,
    place integer not null,  -- its order among them
    version integer not null,
    published_at timestamp not null,
    published_by varchar not null,
    last_month date,  -- null: no month is told
    file varchar not null,
    sha256 varchar not null,
);

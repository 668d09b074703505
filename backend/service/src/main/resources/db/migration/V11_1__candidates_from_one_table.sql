-- match ---------------------------------------------------------------------------------------------------------------
-- What candidates are looked at by stands beside their keys, so that looking for them reads one table. Keys that are made of
-- the same word are now neighbours in the index. Empty at first: made anew when matching starts, before it matches.
truncate registration_key, listed_name_key;
alter table registration_key
    add column source_id bigint not null,
    add column name      text   not null; -- as in registration; changed with it

-- match ---------------------------------------------------------------------------------------------------------------
-- One row a name with all its keys, hashed, in place of one row a key: a tenth of the room, and the index answers "shares any
-- of these" in one question. Empty at first: the keys of names that have none are made when matching starts, before it matches.
drop table registration_key;
drop table listed_name_key;

-- written by registration together with the registration, and by match when keys are made anew
create table registration_key (
    registration_id bigint primary key references registration on delete cascade,
    keys            bigint[] not null
);
-- no pending list: it would make one registration in a few thousand wait for all of them
create index registration_by_key on registration_key using gin (keys) with (fastupdate = off);

create table listed_name_key (
    listed_name_id bigint primary key references listed_name on delete cascade,
    keys           bigint[] not null
);
create index listed_name_by_key on listed_name_key using gin (keys) with (fastupdate = off);

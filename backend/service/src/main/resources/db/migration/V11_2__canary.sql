-- watch ---------------------------------------------------------------------------------------------------------------
-- A page that the service makes for itself, to see whether every stage works. Nobody is shown what belongs to it.
alter table source add column synthetic boolean not null default false;

-- canary --------------------------------------------------------------------------------------------------------------
-- one row: the flight that is on its way, and when the last one arrived
create table canary (
    only_one   boolean primary key default true check (only_one),
    flight     bigint      not null default 0,
    begun_at   timestamptz not null,                           -- when it was first wanted
    started_at timestamptz,                                    -- null: none is on its way
    arrived_at timestamptz                                     -- when the last mail was accepted
);

-- feed ----------------------------------------------------------------------------------------------------------------
create or replace function note_communique() returns trigger language plpgsql as $$
begin
    insert into event (type, subject, data)
    select 'communique.published', 'communique:' || new.id,
           jsonb_build_object('communiqueId', new.id::text, 'sourceId', s.key, 'publishedOn', new.published_on)
    from source s where s.id = new.source_id and not s.synthetic;
    return null;
end $$;

create or replace function note_reading() returns trigger language plpgsql as $$
begin
    insert into event (type, subject, data)
    select 'image.read', 'communique:' || c.id,
           jsonb_build_object('communiqueId', c.id::text, 'imageId', new.image_id::text, 'sourceId', s.key,
                              'publishedOn', c.published_on, 'outcome', new.outcome)
    from image i join communique c on c.id = i.communique_id join source s on s.id = c.source_id
    where i.id = new.image_id and not s.synthetic;
    return null;
end $$;

-- apikey --------------------------------------------------------------------------------------------------------------
-- a key is shown once; only its SHA-256 is kept
create table api_key (
    id           bigint generated always as identity primary key,
    hash         bytea       not null unique,
    name         text        not null,                         -- whose it is: an association, a town hall
    test         boolean     not null,                         -- touches nothing real
    scopes       text[]      not null check (scopes <@ '{register,names:read,events:read,webhooks}'),
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz                                   -- to the minute
);

-- entrusted -----------------------------------------------------------------------------------------------------------
-- A person whom a program registered: what the program may know of her. Until she used a link that was sent after the
-- program asked, that is "pending", whatever else is known of her.
create table entrusted (
    id              bigint generated always as identity primary key,
    public_id       text        not null unique,
    api_key_id      bigint      not null references api_key,
    registration_id bigint references registration on delete set null, -- null: gone, refused, or a test key's
    script          text check (script in ('delivered', 'temp-fail', 'perm-fail')), -- what a test key's person does
    consented       boolean     not null default false,
    state           text        not null default 'pending' check (state in ('pending', 'active', 'notified', 'ended')),
    created_at      timestamptz not null,
    changed_at      timestamptz not null                       -- when its last event was published
);
create index entrusted_of_registration on entrusted (registration_id) where registration_id is not null;
create index entrusted_of_key on entrusted (api_key_id, id);
create index entrusted_waiting on entrusted (created_at) where state = 'pending';

-- idempotency ---------------------------------------------------------------------------------------------------------
-- What was answered to a call that carried an Idempotency-Key: hashes, and an answer without personal data.
create table repeatable_call (
    hash       bytea primary key,                              -- who asked, and the key
    body_hash  bytea       not null,                           -- keyed: a name and an address can be guessed
    answer     jsonb       not null,
    created_at timestamptz not null
);
create index repeatable_call_by_age on repeatable_call (created_at);

-- feed ----------------------------------------------------------------------------------------------------------------
-- What happened, for those who build on it: ids and facts, no name, no address. Written by the triggers below, in the
-- transaction of what happened. Its place in the feed is given later, by one process at a time: so places become visible
-- in their order, and nobody who reads on from a place misses what was committed late.
create table event (
    id         bigint generated always as identity primary key,
    position   bigint unique,                                  -- place in the feed; null: not yet published
    at         timestamptz,                                    -- when it was published
    type       text   not null,
    subject    text   not null,
    api_key_id bigint references api_key,                      -- for this key only; null: for every key that is not for tests
    data       jsonb  not null
);
create index event_unpublished on event (id) where position is null;
create index event_by_age on event (at);
create sequence event_position;

create table webhook (
    id             bigint generated always as identity primary key,
    api_key_id     bigint      not null references api_key,
    url            text        not null,
    events         text[]      not null,                       -- the types that are sent
    active         boolean     not null default true,
    nonce          bytea       not null,                       -- the secret is derived from it, and kept nowhere
    former_nonce   bytea,
    former_until   timestamptz,                                -- until then the former secret signs too
    created_at     timestamptz not null
);
create index webhook_of_key on webhook (api_key_id);

create table webhook_delivery (
    id           bigint generated always as identity primary key,
    webhook_id   bigint      not null references webhook on delete cascade,
    event_id     bigint      not null references event on delete cascade,
    subject      text        not null,
    state        text        not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    attempts     int         not null default 0,
    last_answer  text,
    created_at   timestamptz not null,
    delivered_at timestamptz,
    unique (webhook_id, event_id)
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, subject, id) where state = 'waiting';
create index webhook_delivery_of_event on webhook_delivery (event_id);

create function note_communique() returns trigger language plpgsql as $$
begin
    insert into event (type, subject, data)
    select 'communique.published', 'communique:' || new.id,
           jsonb_build_object('communiqueId', new.id::text, 'sourceId', s.key, 'publishedOn', new.published_on)
    from source s where s.id = new.source_id;
    return null;
end $$;
create trigger communique_noted after insert on communique for each row execute function note_communique();

create function note_reading() returns trigger language plpgsql as $$
begin
    insert into event (type, subject, data)
    select 'image.read', 'communique:' || c.id,
           jsonb_build_object('communiqueId', c.id::text, 'imageId', new.image_id::text, 'sourceId', s.key,
                              'publishedOn', c.published_on, 'outcome', new.outcome)
    from image i join communique c on c.id = i.communique_id join source s on s.id = c.source_id
    where i.id = new.image_id;
    return null;
end $$;
create trigger reading_noted after insert on reading for each row execute function note_reading();

create function note_entrusted() returns trigger language plpgsql as $$
begin
    insert into event (type, subject, api_key_id, data)
    values ('registration.' || new.state, 'registration:' || new.public_id, new.api_key_id,
            jsonb_build_object('registrationId', new.public_id, 'state', new.state));
    return null;
end $$;
create trigger entrusted_noted after insert on entrusted for each row execute function note_entrusted();
create trigger entrusted_change_noted after update of state on entrusted
    for each row when (old.state is distinct from new.state) execute function note_entrusted();

create function entrusted_state(registration_state text) returns text language sql immutable as $$
    select case when registration_state in ('pending', 'active', 'notified') then registration_state else 'ended' end
$$;

create function follow_registration() returns trigger language plpgsql as $$
begin
    update entrusted set state = entrusted_state(new.state) where registration_id = new.id and consented;
    return null;
end $$;
create trigger registration_followed after update of state on registration
    for each row when (old.state is distinct from new.state) execute function follow_registration();

create function follow_erasing() returns trigger language plpgsql as $$
begin
    update entrusted set state = 'ended' where registration_id = old.id and consented;
    return old;
end $$;
create trigger erasing_followed before delete on registration for each row execute function follow_erasing();

create function follow_consent() returns trigger language plpgsql as $$
begin
    update entrusted e set consented = true, state = entrusted_state(r.state)
    from registration r
    where r.id = new.registration_id and e.registration_id = r.id and not e.consented and e.created_at <= new.created_at;
    return null;
end $$;
create trigger consent_followed after update of used_at on token
    for each row when (old.used_at is null and new.used_at is not null and new.purpose = 'confirm')
    execute function follow_consent();

-- ocr: the newest names first, page by page
create index listed_name_newest on listed_name (published_on desc, id desc);

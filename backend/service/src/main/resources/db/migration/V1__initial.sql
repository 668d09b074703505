-- One package writes a table, others may read it; the owner is named above each.

-- watch ---------------------------------------------------------------------------------------------------------------
create table source (
    id              bigint generated always as identity primary key,
    key             text        not null unique,               -- stable short name, used by the API: 'marseille'
    name            text        not null,
    page_url        text        not null,
    hosts           text[]      not null default '{}',         -- hosts that may be fetched besides the page's own
    link_pattern    text        not null default 'communique', -- what the path of a communiqué's image contains
    lang            text        not null default 'fr',
    time_zone       text        not null default 'Europe/Paris',
    pickup          jsonb       not null default '{}',         -- {"fr":{"place","hours","bring"},"en":{…}}
    check_every     interval    not null,
    active          boolean     not null default true,
    created_at      timestamptz not null
);

-- what the last looks at the page found; one row a source
create table source_state (
    source_id        bigint primary key references source on delete cascade,
    etag             text,
    last_modified    text,
    page_sha256      bytea,
    images_on_page   int,
    checked_at       timestamptz,
    succeeded_at     timestamptz,
    failures         int  not null default 0,                  -- in a row
    failing_since    timestamptz,
    problem          text,                                     -- why the last look failed
    alerted_at       timestamptz,                              -- when the maintainer was last told; null once recovered
    silence_told_at  timestamptz                               -- when the maintainer was last told that nothing new comes
);

create table communique (
    id            bigint generated always as identity primary key,
    source_id     bigint      not null references source,
    published_on  date        not null,
    title         text        not null,
    first_seen_at timestamptz not null,
    told_at       timestamptz,                                 -- when the maintainer's mail was decided; null: not yet
    unique (source_id, published_on)
);

-- an image is its bytes: kept in the evidence store under sha256
create table image (
    id            bigint generated always as identity primary key,
    communique_id bigint      not null references communique,
    sha256        bytea       not null,
    url           text        not null,                        -- where it was first seen
    media_type    text        not null,
    byte_size     int         not null,
    position      int         not null,                        -- order among the images of the communiqué, from 0
    first_seen_at timestamptz not null,
    unique (sha256)
);
create index image_of_communique on image (communique_id, position);

-- what was found behind each address, so that a known image is asked for with its ETag and never read twice
create table image_location (
    url           text primary key,
    source_id     bigint      not null references source on delete cascade,
    image_id      bigint references image,                     -- null: refused, see problem
    etag          text,
    last_modified text,
    checked_at    timestamptz not null,
    problem       text,                                        -- why it was refused: code, colon, detail
    failures      int         not null default 0               -- in a row; the more, the later it is asked again
);
create index image_location_of_source on image_location (source_id);

-- ocr -----------------------------------------------------------------------------------------------------------------
-- one row each time an image is read; the newest counts
create table reading (
    id              bigint generated always as identity primary key,
    image_id        bigint      not null references image,
    read_at         timestamptz not null,
    outcome         text        not null check (outcome in ('list', 'no_list', 'badly_read', 'unreadable')),
    reason          text,
    confidence      real        not null,
    missing_numbers int         not null,
    seconds         real        not null
);
create index reading_of_image on reading (image_id, id desc);

create table listed_name (
    id           bigint generated always as identity primary key,
    reading_id   bigint  not null references reading,
    image_id     bigint  not null references image,
    source_id    bigint  not null references source,
    page         int     not null,                             -- from 1; more than 1 only in a PDF
    line         int     not null,                             -- reading order on the page, from 0
    number       int,
    text         text    not null,
    tokens       jsonb   not null,                             -- [{"text","confidence"}]
    confidence   real    not null,
    box          int[]   not null,                             -- x, y, width, height in pixels of the image
    published_on date    not null,
    unique (reading_id, page, line)
);
create index listed_name_of_image on listed_name (image_id);
create index listed_name_by_date on listed_name (source_id, published_on);

-- registration --------------------------------------------------------------------------------------------------------
create table registration (
    id             bigint generated always as identity primary key,
    source_id      bigint      not null references source,
    name           text        not null,
    email          text        not null,
    email_hash     bytea       not null,                       -- HMAC of the folded address: limits, suppression
    lang           text        not null check (lang in ('fr', 'en')),
    deposited_on   date,
    state          text        not null check (state in ('pending', 'active', 'notified', 'collected', 'cancelled')),
    created_at     timestamptz not null,
    confirmed_at   timestamptz,
    notified_at    timestamptz,
    ended_at       timestamptz
);
create index registration_by_email on registration (email_hash);
create index registration_by_state on registration (state, created_at);

-- a token is derived from the nonce with the service's secret; only its SHA-256 is kept
create table token (
    hash            bytea primary key,
    registration_id bigint      not null references registration on delete cascade,
    purpose         text        not null check (purpose in ('confirm', 'private', 'unsubscribe')),
    nonce           bytea       not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,                               -- null: as long as the registration
    superseded_at   timestamptz,
    used_at         timestamptz
);
create index token_of_registration on token (registration_id, purpose);

-- match ---------------------------------------------------------------------------------------------------------------
-- candidates come from these keys, never from comparing all with all
create table registration_key (
    key             text   not null,
    registration_id bigint not null references registration on delete cascade,
    primary key (key, registration_id)
);
create index registration_key_of on registration_key (registration_id);

create table listed_name_key (
    key            text   not null,
    listed_name_id bigint not null references listed_name on delete cascade,
    primary key (key, listed_name_id)
);

create table match (
    id              bigint generated always as identity primary key,
    registration_id bigint      not null references registration on delete cascade,
    listed_name_id  bigint      not null references listed_name,
    score           real        not null,
    reasons         jsonb       not null,
    state           text        not null check (state in ('notify', 'review', 'confirmed', 'rejected', 'asked')),
    feedback        text check (feedback in ('me', 'not_me')),
    decided_at      timestamptz not null,
    unique (registration_id, listed_name_id)
);
create index match_in_review on match (decided_at) where state = 'review';
create index match_of_listed_name on match (listed_name_id);

-- mail ----------------------------------------------------------------------------------------------------------------
-- the outbox: ids only, rendered when sent, so that an erased person is in no mail and no address waits in a row twice
create table mail (
    id              bigint generated always as identity primary key,
    dedup_key       text        not null unique,               -- 'match:<registration>:<communique>': at most one of each
    kind            text        not null check (kind in ('confirm', 'match', 'possible', 'maintainer', 'account')),
    registration_id bigint references registration on delete cascade, -- null: to the maintainer
    payload         jsonb       not null default '{}',         -- ids and facts the template needs; no name, no address
    created_at      timestamptz not null,
    sent_at         timestamptz,
    outcome         text check (outcome in ('sent', 'refused', 'suppressed', 'obsolete'))
);
create index mail_of_registration on mail (registration_id);

create table suppression (
    email_hash bytea primary key,
    reason     text        not null check (reason in ('refused', 'unsubscribed')),
    created_at timestamptz not null
);

-- pipeline ------------------------------------------------------------------------------------------------------------
-- what is due: the only mutable work state
create sequence job_claim;

create table job (
    kind          text        not null,
    ref           bigint      not null,                        -- id of the row the work is about
    state         text        not null default 'ready' check (state in ('ready', 'running', 'dead')),
    attempts      int         not null default 0,
    run_at        timestamptz not null,
    created_at    timestamptz not null,
    claim         bigint,                                      -- fencing token: a late worker cannot finish another's job
    claimed_until timestamptz,
    last_error    text,
    primary key (kind, ref)
);
create index job_due on job (kind, run_at) where state <> 'dead';

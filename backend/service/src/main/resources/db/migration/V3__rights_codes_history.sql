-- watch ---------------------------------------------------------------------------------------------------------------
-- When the maintainer was last told of images that cannot be read; null once all are.
alter table source_state add column unreadable_told_at timestamptz;

-- registration --------------------------------------------------------------------------------------------------------
-- An address that a person wants to move to, until she confirms it or takes it back.
create table address_change (
    registration_id bigint primary key references registration on delete cascade,
    token_hash      bytea       not null,
    email           text        not null,
    email_hash      bytea       not null,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null
);

-- What a person did on her private page, for her to read.
create table registration_event (
    id              bigint generated always as identity primary key,
    registration_id bigint      not null references registration on delete cascade,
    at              timestamptz not null,
    what            text        not null check (what in
        ('name_changed', 'deposit_changed', 'address_asked', 'address_kept', 'address_changed'))
);
create index registration_event_of on registration_event (registration_id, at);

alter table token drop constraint token_purpose_check;
alter table token add constraint token_purpose_check check (purpose in ('confirm', 'private', 'unsubscribe', 'address'));

-- 'replaced': the person moved to another address; what lies in the old mailbox opens nothing any more.
alter table former_link drop constraint former_link_reason_check;
alter table former_link add constraint former_link_reason_check check (reason in ('erased', 'expired', 'replaced'));

-- Whose mailbox a link was sent to: the limits of an address count both kinds of confirmation.
alter table token add column sent_to bytea;
update token t set sent_to = r.email_hash from registration r where r.id = t.registration_id and t.purpose = 'confirm';
create index token_by_mailbox on token (sent_to, created_at) where sent_to is not null;

-- One row a confirmed registration, tied to nobody: statistics outlive the data of people.
create table registration_tally (
    day date not null
);
insert into registration_tally (day)
select (confirmed_at at time zone 'UTC')::date from registration where confirmed_at is not null;
create index registration_tally_by_day on registration_tally (day);

-- mail ----------------------------------------------------------------------------------------------------------------
-- The code of a mail that was sent, under a keyed hash. When its registration is erased, kind and time remain.
create table mail_code (
    hash    bytea primary key,
    mail_id bigint references mail on delete set null,
    kind    text        not null,
    sent_at timestamptz not null
);
create index mail_code_of_mail on mail_code (mail_id);
create index mail_code_by_age on mail_code (sent_at);

-- One row a mail about a publication that was accepted, tied to nobody.
create table mail_tally (
    day     date    not null,
    kind    text    not null,
    first   boolean not null,      -- the first of its registration: the person was told
    seconds real                   -- from first seen to accepted; null when nobody waited for it yet
);
insert into mail_tally (day, kind, first)
select (m.sent_at at time zone 'UTC')::date, m.kind,
       m.kind = 'match' and not exists (
           select from mail before where before.registration_id = m.registration_id and before.kind = 'match'
             and before.outcome = 'sent' and (before.sent_at, before.id) < (m.sent_at, m.id))
from mail m where m.kind in ('match', 'possible') and m.outcome = 'sent';
create index mail_tally_by_day on mail_tally (day);

-- integration ---------------------------------------------------------------------------------------------------------
-- What the looks at the service found, by day (UTC) and component.
create table status_day (
    day       date not null,
    component text not null,
    ok        int  not null default 0,
    degraded  int  not null default 0,
    down      int  not null default 0,
    primary key (day, component)
);

-- When each component last did its work, and when it was last looked at.
create table status_last (
    component  text primary key,
    success_at timestamptz,
    looked_at  timestamptz not null
);

-- operator ------------------------------------------------------------------------------------------------------------
create table announcement (
    id          bigint generated always as identity primary key,
    level       text        not null check (level in ('info', 'warning', 'critical')),
    text_fr     text        not null check (length(text_fr) between 1 and 500),
    text_en     text        not null check (length(text_en) between 1 and 500),
    shown_from  timestamptz not null,
    shown_until timestamptz check (shown_until > shown_from),
    created_at  timestamptz not null
);
create index announcement_by_time on announcement (shown_from);

-- operator ------------------------------------------------------------------------------------------------------------
-- The people who run the service. Never deleted, only made inactive: the audit log names them.
create table operator (
    id            bigint generated always as identity primary key,
    login         text        not null unique check (login ~ '^[a-z][a-z0-9._-]{2,39}$'),
    name          text        not null,
    rank          text        not null check (rank in ('reviewer', 'manager', 'admin')),
    password_hash text        not null,                        -- Argon2id, with its own parameters and salt
    active        boolean     not null default true,
    created_at    timestamptz not null,
    last_login_at timestamptz
);

-- one log-in; access tokens name it, so that ending it ends them at once
create table operator_session (
    id          bigint generated always as identity primary key,
    operator_id bigint      not null references operator,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    ended_at    timestamptz,
    ended_why   text check (ended_why in ('logged_out', 'token_reused', 'password_changed', 'made_inactive'))
);
create index operator_session_of on operator_session (operator_id) where ended_at is null;

-- each works once and is followed by a new one; one that comes twice was stolen from somebody
create table operator_refresh (
    hash       bytea primary key,                              -- SHA-256 of the token
    session_id bigint      not null references operator_session on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index operator_refresh_of on operator_refresh (session_id);

-- who did what, for ever: ids only, no name or address of a person
create table audit (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    operator_id bigint,                                        -- null: from the command line of the server itself
    login       text        not null,
    action      text        not null,                          -- 'review.confirmed'
    subject     text        not null,                          -- 'review:42'; empty when it is about nothing in particular
    details     jsonb       not null default '{}'
);
create index audit_by_time on audit (at);

create function audit_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is append-only'; end $$;
create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function audit_is_append_only();

-- What operators decided about doubtful matches. One stands at a time; one that was taken back stays as history.
create table review_decision (
    id          bigint generated always as identity primary key,
    match_id    bigint      not null references match on delete cascade,
    decision    text        not null check (decision in ('confirm', 'reject', 'ask')),
    operator_id bigint      not null references operator,
    decided_at  timestamptz not null,
    approved_by bigint references operator,                    -- null with effective_at: it needed no approval
    effective_at timestamptz,                                  -- null: waits for a manager
    undone_by   bigint references operator,
    undone_at   timestamptz
);
create unique index review_decision_standing on review_decision (match_id) where undone_at is null;

-- match ---------------------------------------------------------------------------------------------------------------
-- those that somebody looked at or has to: few among all
create index match_by_operators on match (id) where state <> 'notify';

-- for finding a name by a part of it, whatever its capitals and accents
create function folded(name text) returns text language sql immutable parallel safe as
$$ select translate(lower(name), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ’', 'aaaaaaceeeeiiiinooooouuuuyy''') $$;

-- operator ------------------------------------------------------------------------------------------------------------
-- a badly read page that somebody looked at and found good enough, as it was read then
create table page_check (
    reading_id  bigint primary key references reading on delete cascade,
    operator_id bigint      not null references operator,
    checked_at  timestamptz not null
);

-- mail ----------------------------------------------------------------------------------------------------------------
alter table suppression drop constraint suppression_reason_check;
alter table suppression add constraint suppression_reason_check check (reason in ('refused', 'unsubscribed', 'operator'));

-- watch ---------------------------------------------------------------------------------------------------------------
alter table source add column by_hand boolean not null default false; -- an operator set it up: the settings no longer do

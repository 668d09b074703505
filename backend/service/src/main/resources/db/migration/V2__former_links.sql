-- registration --------------------------------------------------------------------------------------------------------
-- Links of registrations that are gone: hashes of random tokens, tied to nobody. So that an old link is told why it no
-- longer works, and one-click unsubscribing can be repeated.
create table former_link (
    hash    bytea primary key,
    reason  text        not null check (reason in ('erased', 'expired')),
    gone_at timestamptz not null
);
create index former_link_by_age on former_link (gone_at);

-- match ---------------------------------------------------------------------------------------------------------------
alter table match add column feedback_at timestamptz;          -- when the person last said whether it is her

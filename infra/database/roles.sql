-- The role that the service works with: it reads and writes rows and nothing else. Whoever owns the tables runs this once, in the
-- service's database, and `mtchoun setup` at every update; `serve` then needs the owner no more.
--
-- Afterwards set a password: alter role mtchoun_service password '…'
do $$
begin
  if not exists (select from pg_roles where rolname = 'mtchoun_service') then
    create role mtchoun_service login nosuperuser nocreatedb nocreaterole noinherit;
  end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to mtchoun_service;

-- what there is already, and what later migrations of the same owner will make
grant select, insert, update, delete on all tables in schema public to mtchoun_service;
grant usage on all sequences in schema public to mtchoun_service;
alter default privileges in schema public grant select, insert, update, delete on tables to mtchoun_service;
alter default privileges in schema public grant usage on sequences to mtchoun_service;

-- the history of the migrations is the owner's
do $$
begin
  if to_regclass('public.flyway_schema_history') is not null then
    revoke insert, update, delete on flyway_schema_history from mtchoun_service;
  end if;
end
$$;

-- a query that runs wild ends; a transaction that was forgotten lets its locks go
alter role mtchoun_service set statement_timeout = '60s';
alter role mtchoun_service set idle_in_transaction_session_timeout = '60s';

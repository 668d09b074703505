-- With two indexes to choose from, the one by state was taken while a young table had no statistics: every look at an
-- address then went through all that wait. This one answers alone.
create index registration_by_email_and_state on registration (email_hash, state);
drop index registration_by_email;

-- pipeline ------------------------------------------------------------------------------------------------------------
alter table job add column asked_again boolean not null default false; -- while it ran: then it runs once more

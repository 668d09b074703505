-- What an operator typed stays when the image is read again. So far only typed names were certain.
alter table listed_name add column typed boolean not null default false;
update listed_name set typed = true where confidence = 1;

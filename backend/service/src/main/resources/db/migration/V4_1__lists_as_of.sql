-- match ---------------------------------------------------------------------------------------------------------------
-- The latest day a listed name can be said to be of: whoever deposited after it cannot be meant. Headings are typed by hand.
create view listed_name_as_of as
select l.id as listed_name_id,
       greatest(
           l.published_on,
           -- new to us long after we first looked at this source: not part of what was there before
           case when c.first_seen_at > (select min(first.first_seen_at) from communique first where first.source_id = l.source_id)
                                       + interval '3 days'
                then (c.first_seen_at at time zone 'UTC')::date end,
           -- in January, with last year's number
           case when abs((l.published_on + interval '1 year')::date - (i.first_seen_at at time zone 'UTC')::date) <= 31
                then (l.published_on + interval '1 year')::date end) as as_of
from listed_name l
join image i on i.id = l.image_id
join communique c on c.id = i.communique_id;

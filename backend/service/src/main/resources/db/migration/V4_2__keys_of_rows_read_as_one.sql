-- match ---------------------------------------------------------------------------------------------------------------
-- Two rows read as one now have the keys of each: made anew when matching starts.
truncate registration_key, listed_name_key;

-- the few notices that hang on although their period is over
create index notice_held on notice (org_code) where state = 'posted' and open_objections > 0;
create index notice_staying on notice (org_code, posted_on) where after_period = 'stay';

-- A search for 厨房 finds its notices among all of the county: every character and every pair of neighbours stands in an inverted index.
-- (pg_trgm needs three letters, and the words people look for have two.) The cost keeps the planner from working them out row by row.
create function notice_grams(words text) returns text[] language sql immutable strict parallel safe cost 5000 as $$
  select coalesce(array_agg(gram), '{}')
  from unnest(string_to_array(words, null), (string_to_array(words, null))[2:]) as neighbours (letter, next),
    lateral (values (letter), (letter || next)) as grams (gram)
  where gram is not null
$$;
create index notice_words on notice using gin (notice_grams(title || ' ' || body)) where state <> 'draft';

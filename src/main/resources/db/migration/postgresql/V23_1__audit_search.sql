-- the few cases that are open, in the order of the lists
drop index case_file_open;
create index case_file_open on case_file (started_at, case_number) where ended_at is null;

-- 修路 in a title, by every character and every pair of neighbours (V6_1), and a number of which only the beginning is known
create index case_file_words on case_file using gin (notice_grams(title));
create index case_file_number on case_file (case_number varchar_pattern_ops);

-- a township with its villages, also one whose cases all lie years back because it was merged into another
create index case_file_township on case_file (substr(org_code, 1, 9), started_at, case_number);

-- a procedure has outcomes of its own: a question for what cannot be would walk through all cases in vain, did the planner not know
create index case_file_kind on case_file (process, outcome, started_at, case_number);
create statistics case_file_kinds (mcv) on process, outcome from case_file;

-- 公开栏 the public board: how it is read (docs/board.md)
drop index notice_board;
create index notice_board on notice (org_code, posted_on, id);
create index notice_newest on notice (posted_on, id);
create index notice_ends on notice (ends_on);
create index notice_withdrawn on notice (withdrawn_at);

-- with it addresses are hashed for the table throttle: one secret a day, gone the day after
create table throttle_secret (
  valid_on date        not null primary key,
  secret   varchar(64) not null
);
create index throttle_started on throttle (started);

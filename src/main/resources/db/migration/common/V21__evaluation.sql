-- 民主评议 cadre.evaluation: one a year in every village, and how the meeting voted on each person (《村民委员会组织法》2025年修订第三十八条)
create table evaluation_round (
  case_number varchar(40) not null primary key references case_file (case_number),
  org_code    varchar(12) not null references org_unit (code),
  in_year     integer     not null
);
create index evaluation_round_year on evaluation_round (org_code, in_year);

create table evaluation_vote (
  case_number varchar(40)  not null references evaluation_round (case_number),
  post_id     bigint       not null references post (id),
  competent   integer      not null,
  basically   integer      not null,
  incompetent integer      not null,
  result      varchar(20)  not null check (result in ('competent', 'basically', 'incompetent')),
  legal_basis varchar(300) not null,
  second_running boolean   not null,
  ended       boolean,
  end_reason  varchar(200),
  primary key (case_number, post_id)
);
create index evaluation_vote_post on evaluation_vote (post_id);

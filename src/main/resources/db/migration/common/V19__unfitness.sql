-- 不胜任现职处置 cadre.unfitness: what stays in clear (whom by post, which measure, when), what was said stands sealed in cadre_paper
create table unfitness (
  case_number    varchar(40) not null primary key references case_file (case_number),
  village_code   varchar(12) not null references org_unit (code),
  post_id        bigint      references post (id),
  person_id      bigint      references person (id),
  post_kind      varchar(20) not null check (post_kind in ('party', 'elected', 'both', 'supervisory', 'hired')),
  -- the publication or resolution that the system found overdue; one case for each
  item_key       varchar(80) unique,
  recommended    varchar(10),
  told           varchar(10),
  told_on        date,
  measure        varchar(10),
  party_measure  varchar(10),
  other_measure  varchar(10),
  follow_up      varchar(40),
  legal_basis    varchar(2000),
  circular_range varchar(10),
  departed       boolean     not null default false,
  decided_on     date,
  served_on      date,
  review_asked_on date,
  review_result  varchar(10),
  -- new situations between these two days count as repeated
  impact_from    date,
  impact_to      date,
  reassessed_on  date,
  purged_at      timestamp with time zone
);
create index unfitness_person on unfitness (person_id, impact_from);
create index unfitness_village on unfitness (village_code);

-- each measure that was carried out, in the case of its own; what was said of it stands sealed in cadre_paper
create table unfitness_measure (
  measure_case  varchar(40) not null primary key references case_file (case_number),
  case_number   varchar(40) not null references unfitness (case_number),
  track         varchar(10) not null check (track in ('party', 'other')),
  measure       varchar(10) not null,
  from_on       date,
  to_on         date,
  renewals      integer     not null default 0,
  answer        varchar(20),
  linked_case   varchar(40) references case_file (case_number),
  post_ended_on date
);
-- one decision of a village stands for one resignation
create unique index unfitness_measure_linked on unfitness_measure (linked_case);
create index unfitness_measure_case on unfitness_measure (case_number);

-- 查案 an auditor's search over all cases (docs/insight.md)

-- Who acted in which case; the day of the case stands beside it, so that somebody's cases are read in their order without looking at the others.
create table case_actor (
  case_number varchar(40) not null references case_file (case_number) on delete cascade,
  login       varchar(64) not null,
  started_at  timestamp with time zone not null,
  primary key (case_number, login)
);
create index case_actor_login on case_actor (login, started_at, case_number);

-- reading and exporting is not acting; what the product does by itself is nobody's act
insert into case_actor (case_number, login, started_at)
  select c.case_number, e.actor, c.started_at from audit_entry e join case_file c on c.case_number = e.chain
    where e.actor <> 'system' and e.action not like '%.read' and e.action not like '%.exported'
  union
  select c.case_number, s.acting_for, c.started_at from step_record s join case_file c on c.case_number = s.case_number
    where s.acting_for is not null;

-- every list of cases reads the newest first, those of one moment by their number, and goes on from a place in that order
drop index case_file_org;
create index case_file_org on case_file (org_code, started_at, case_number);
create index case_file_newest on case_file (started_at, case_number);
create index case_file_process on case_file (process, started_at, case_number);
create index case_file_outcome on case_file (outcome, started_at, case_number);

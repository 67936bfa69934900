-- 罢免: a vote that an objection struck down is said to be; the state's list gets a longer one, on every database in the same way
alter table recall_calling add column known_state varchar(20);
update recall_calling set known_state = state;
-- after a vote that stands nobody calls another one
update recall_calling set known_state = 'struck-down' where state = 'voted' and exists (select 1 from recall_calling later
  where later.case_number = recall_calling.case_number and later.attempt > recall_calling.attempt);
alter table recall_calling drop column state;
alter table recall_calling add column state varchar(20) default 'called' not null
  check (state in ('called', 'put-off', 'not-quorate', 'voted', 'struck-down'));
update recall_calling set state = known_state;
alter table recall_calling alter column state drop default;
alter table recall_calling drop column known_state;

-- 邮件 mail: to whom and why, what has become of it, when it is tried next; how each person wants it; up to which due date people were reminded
alter table mail_outbox add column kind varchar(40) default 'assigned' not null;
alter table mail_outbox add column login varchar(64);
alter table mail_outbox add column case_number varchar(40);
alter table mail_outbox add column due_on date;
alter table mail_outbox add column path varchar(200);
-- waiting, sending (claimed by a node until next_attempt_at), sent, dead; collected for a daily digest and digested in one; dropped
alter table mail_outbox add column state varchar(20) default 'waiting' not null;
alter table mail_outbox add column next_attempt_at timestamp with time zone;
alter table mail_outbox add column reason varchar(40);
alter table mail_outbox add column digest_id bigint;
alter table mail_outbox alter column body set data type varchar(20000);
alter table mail_outbox add constraint mail_outbox_state
  check (state in ('waiting', 'sending', 'sent', 'dead', 'collected', 'digested', 'dropped'));
update mail_outbox set next_attempt_at = created_at, login = (select min(p.login) from person p where p.email = mail_outbox.recipient);
update mail_outbox set state = 'sent' where sent_at is not null;
update mail_outbox set state = 'dead', reason = 'unreachable' where sent_at is null and attempts >= 20;
drop index mail_outbox_pending;
create index mail_outbox_next on mail_outbox (state, next_attempt_at);
create index mail_outbox_login on mail_outbox (login, state);

-- who has no row wants every mail at once
create table mail_choice (
  login          varchar(64) not null primary key,
  choice         varchar(10) not null check (choice in ('now', 'daily', 'none')),
  changed_at     timestamp with time zone not null,
  last_digest_on date        not null
);

-- due dates up to this moment were told; its lock says which node is looking
create table reminder_mark (
  county_code varchar(12) not null references org_unit (code),
  kind        varchar(10) not null check (kind in ('soon', 'overdue')),
  told_until  timestamp with time zone not null,
  primary key (county_code, kind)
);

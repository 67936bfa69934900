-- 联审批次 cadre.batch: candidates that a township sends together; each of them is a case of its own, nothing about a person stands here
create table qualification_batch (
  number    varchar(40)  not null primary key,
  township  varchar(12)  not null references org_unit (code),
  title     varchar(60)  not null,
  opened_by varchar(64)  not null,
  opened_at timestamp with time zone not null
);
create index qualification_batch_township on qualification_batch (township, opened_at);

create table qualification_batch_case (
  case_number varchar(40) not null primary key references case_file (case_number),
  batch       varchar(40) not null references qualification_batch (number)
);
create index qualification_batch_cases on qualification_batch_case (batch, case_number);

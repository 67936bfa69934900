-- 材料 documents: bytes in a store outside the database that belong to no document, not yet or no more
create table loose_content (
  document_id varchar(36) not null primary key,
  store       varchar(20) not null,
  since       timestamp with time zone not null,
  doomed      boolean     not null
);

-- which attempt at its step a document was added to: 1, and one more for each time the step has been completed before
alter table document add column attempt integer default 1 not null;
update document set attempt = 1 + (select count(*) from step_record r where r.case_number = document.case_number and r.step = document.step
  and r.taken_back_at is null and r.at < document.uploaded_at);

-- 材料 documents: bytes in a store outside the database that belong to no document, not yet or no more
create table loose_content (
  document_id varchar(36) not null primary key,
  store       varchar(20) not null,
  since       timestamp with time zone not null,
  doomed      boolean     not null
);

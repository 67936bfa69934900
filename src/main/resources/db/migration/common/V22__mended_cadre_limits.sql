-- 一肩挑: of two posts in one entry one half can end; the title of that half, null where the line is about the whole entry
alter table cadre_entry add column half_title varchar(100);

-- what the system found overdue and waits for a case of its own; the row goes when the case is open
create table unfitness_waiting (
  item_key     varchar(80)   not null primary key,
  village_code varchar(12)   not null references org_unit (code),
  words        varchar(1000) not null,
  noted_at     timestamp with time zone not null,
  tries        integer       not null default 0,
  tried_at     timestamp with time zone
);

-- 罢免: the day on which the record of that vote was last asked for, null while nobody was asked
alter table recall_calling add column record_asked_on date;

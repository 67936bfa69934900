-- 存证 anchors: once a day a Merkle root over the heads of all chains that moved, chained to the one before (docs/audit.md)
create table audit_anchor (
  number   bigint      not null primary key,
  made_on  date        not null,
  made_at  varchar(40) not null,
  made_by  varchar(64) not null,
  previous char(64)    not null,
  changed  bigint      not null,
  chains   bigint      not null,
  entries  bigint      not null,
  tree     char(64)    not null,
  root     char(64)    not null unique
);

-- a head stands in the first anchor that saw it, and in no other
create table audit_anchor_leaf (
  chain    varchar(60) not null,
  seq      bigint      not null,
  hash     char(64)    not null,
  anchor   bigint      not null,
  position bigint      not null,
  primary key (chain, seq)
);
create unique index audit_anchor_leaf_place on audit_anchor_leaf (anchor, position);

-- roots of 256 leaves each, so that a proof reads hundreds of rows and not a million
create table audit_anchor_tile (
  anchor   bigint   not null,
  position bigint   not null,
  hash     char(64) not null,
  primary key (anchor, position)
);

-- whoever makes an anchor or begins a verification holds its row: one at a time, whatever the number of nodes
create table audit_turn (
  name varchar(20) not null primary key
);
insert into audit_turn (name) values ('anchor');
insert into audit_turn (name) values ('verification');

create table audit_verification (
  id         varchar(36)              not null primary key,
  scope      varchar(12)              not null,
  outside    varchar(100),
  asked_by   varchar(64)              not null,
  started_at timestamp with time zone not null,
  seen_at    timestamp with time zone not null,
  ended_at   timestamp with time zone,
  state      varchar(10)              not null,
  entries    bigint                   not null,
  chains     bigint                   not null,
  anchors    bigint                   not null,
  broken     bigint                   not null
);
create index audit_verification_scope on audit_verification (scope, started_at);
create index audit_verification_started on audit_verification (started_at);

create table audit_verification_finding (
  verification varchar(36) not null references audit_verification (id),
  position     integer     not null,
  chain        varchar(60) not null,
  seq          bigint      not null,
  flaw         varchar(30) not null,
  anchor       bigint,
  primary key (verification, position)
);

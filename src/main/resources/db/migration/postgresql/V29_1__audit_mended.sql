-- 发现 the few cases that were put on another model (docs/insight.md)
create index audit_entry_migrated on audit_entry (at) where action = 'case.migrated';

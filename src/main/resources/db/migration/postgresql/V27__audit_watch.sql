-- 发现 what an auditor is shown without asking (docs/insight.md): the few entries and rows that the rules look at, in the order of time
create index audit_entry_watched on audit_entry (action, at)
  where action in ('personal.read', 'login.refused');
create index meeting_record_recorded on meeting_record (recorded_at);
create index household_poll_recorded on household_poll (recorded_at);
create index session_calling_noticed on session_calling (noticed_on);
create index step_record_instead on step_record (at) where acting_for is not null;
create index case_file_ended on case_file (ended_at) where ended_at is not null;

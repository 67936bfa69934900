-- An audit entry is written once. Where the application's role owns its tables, this trigger stands in for missing rights.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or deleted';
end $$;

create trigger audit_entry_no_change before update or delete on audit_entry
  for each row execute function audit_entry_stays();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function audit_entry_stays();

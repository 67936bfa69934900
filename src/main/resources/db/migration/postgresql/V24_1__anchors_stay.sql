-- what an anchor has seen is never taken back, as with the entries themselves (V2)
create trigger audit_anchor_no_change before update or delete on audit_anchor for each row execute function audit_entry_stays();
create trigger audit_anchor_no_truncate before truncate on audit_anchor for each statement execute function audit_entry_stays();
create trigger audit_anchor_leaf_no_change before update or delete on audit_anchor_leaf for each row execute function audit_entry_stays();
create trigger audit_anchor_leaf_no_truncate before truncate on audit_anchor_leaf for each statement execute function audit_entry_stays();

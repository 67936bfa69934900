-- each list of an auditor leaves out the cases that he keeps out of himself
create index recusal_login on recusal (login);

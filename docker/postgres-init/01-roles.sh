#!/bin/sh
# The postgres image runs this once, as the superuser, when its data volume is empty. It makes
#   - the owner role: makes and upgrades all tables (Flyway and the engine's own scripts), nothing else;
#   - the application's role: reads and writes rows; audit entries it can only add;
#   - the database, which belongs to the owner.
# The passwords go from the environment straight to psql, so that they stand in no process list.
set -e
: "${CUNYI_DB_NAME:?}" "${CUNYI_DB_USER:?}" "${CUNYI_DB_PASSWORD:?}" "${CUNYI_DB_OWNER_USER:?}" "${CUNYI_DB_OWNER_PASSWORD:?}"

psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-postgres}" <<'SQL'
\getenv database CUNYI_DB_NAME
\getenv owner CUNYI_DB_OWNER_USER
\getenv owner_password CUNYI_DB_OWNER_PASSWORD
\getenv app CUNYI_DB_USER
\getenv app_password CUNYI_DB_PASSWORD
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"database" owner :"owner" encoding 'UTF8' template template0;
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";
SQL

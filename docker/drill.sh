#!/bin/sh
# Backup and restore drill (docs/operations.md): dumps a database, restores it into an empty server that is thrown away afterwards, compares the number
# of rows of every table, verifies every chain (exit code 1: broken, 2: could not look) and starts the application on it. Nothing is written to the source.
#   PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE   the source, as for pg_dump
#   CUNYI_JAR       default target/cunyi.jar
#   PG_BIN          folder of initdb and pg_ctl, default /usr/lib/postgresql/15/bin
#   DRILL_PORT      default 54399; the application is started on the two ports after it
#   DRILL_USER      who runs the throw-away server when this is run as root, default postgres
#   DRILL_ANCHOR    an anchor kept outside, which the restored record is measured against
set -eu
jar=${CUNYI_JAR:-target/cunyi.jar}
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
port=${DRILL_PORT:-54399}
run=
[ "$(id -u)" != 0 ] || run="runuser -u ${DRILL_USER:-postgres} --"
work=$(mktemp -d)
chmod 755 "$work"
mkdir "$work/server"
[ -z "$run" ] || chown "${DRILL_USER:-postgres}" "$work/server"
app=
stop() {
  [ -z "$app" ] || kill "$app" 2>/dev/null || true
  $run "$bin/pg_ctl" -D "$work/server/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT INT TERM

# number of rows of every table, one query each, as "table count"
counts="select format('select %L, count(*) from %I', c.relname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' order by c.relname"

echo "1 dump and counts of one moment: ${PGDATABASE:?}"
cat > "$work/dump.sql" <<SQL
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
\pset fieldsep ' '
begin isolation level repeatable read read only;
select pg_export_snapshot() as snapshot \gset
\setenv SNAPSHOT :snapshot
\o $work/source.txt
$counts
\gexec
\o
\! "$bin/pg_dump" --snapshot="\$SNAPSHOT" -Fc -f "$work/cunyi.dump" || touch "$work/failed"
commit;
SQL
"$bin/psql" -q -X -f "$work/dump.sql" > /dev/null
[ ! -e "$work/failed" ] || { echo "pg_dump failed" >&2; exit 1; }
echo "  $(wc -c < "$work/cunyi.dump") bytes, $(wc -l < "$work/source.txt") tables"

echo "2 restore into an empty server: port $port, $("$bin/postgres" --version)"
$run "$bin/initdb" -D "$work/server/data" -U cunyi_owner -A trust -E UTF8 --locale=C.UTF-8 > /dev/null
$run "$bin/pg_ctl" -D "$work/server/data" -w -l "$work/server/log" -o "-p $port -k $work/server -c listen_addresses=127.0.0.1" start > /dev/null
unset PGPASSWORD
export PGHOST=127.0.0.1 PGPORT="$port" PGUSER=cunyi_owner PGDATABASE=cunyi_restored
"$bin/createdb" -O cunyi_owner cunyi_restored
"$bin/pg_restore" --no-owner --no-acl --exit-on-error -d cunyi_restored "$work/cunyi.dump"

echo "3 counts"
cat > "$work/count.sql" <<SQL
\pset tuples_only on
\pset format unaligned
\pset fieldsep ' '
$counts
\gexec
SQL
"$bin/psql" -q -X -f "$work/count.sql" > "$work/restored.txt"
diff "$work/source.txt" "$work/restored.txt"
echo "  equal in $(wc -l < "$work/restored.txt") tables: $(grep -E '^(audit_chain|audit_entry|audit_anchor|case_file) ' "$work/restored.txt" | tr '\n' ' ')"

export SPRING_PROFILES_ACTIVE=postgres CUNYI_DB_URL="jdbc:postgresql://127.0.0.1:$port/cunyi_restored" CUNYI_DB_USER=cunyi_owner CUNYI_DB_PASSWORD=none

echo "4 every chain of it is verified"
java -jar "$jar" verify-database ${DRILL_ANCHOR:+--anchor="$DRILL_ANCHOR"}

echo "5 the application starts on it, without jobs and mail"
SERVER_PORT=$((port + 1)) MANAGEMENT_SERVER_PORT=$((port + 2)) CUNYI_DOCUMENTS_STORE=database SPRING_MAIL_HOST= \
  java -Dcamunda.bpm.job-execution.enabled=false -jar "$jar" > "$work/app.log" 2>&1 &
app=$!
waited=0
until grep -q 'Started CunyiApplication' "$work/app.log"; do
  if ! kill -0 "$app" 2>/dev/null || [ "$waited" -ge 300 ]; then
    tail -n 40 "$work/app.log" >&2
    echo "it does not start" >&2
    exit 1
  fi
  sleep 2
  waited=$((waited + 2))
done
grep -o 'Started CunyiApplication in [0-9.]* seconds' "$work/app.log" | sed 's/^/  /'
echo "done"

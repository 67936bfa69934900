#!/bin/sh
# A dump of the database once a day at BACKUP_HOUR (Asia/Shanghai), kept BACKUP_DAYS days in /backups. The first one is made at once.
set -eu
umask 077
export TZ=Asia/Shanghai

dump() {
  name="/backups/cunyi-$(date +%Y%m%d-%H%M%S).dump"
  # a dump that is cut short never gets the name of a whole one
  if pg_dump --format=custom --file="$name.part"; then
    mv "$name.part" "$name"
    echo "backup $name made"
    find /backups -name 'cunyi-*.dump' -mtime "+${BACKUP_DAYS:-14}" -delete
  else
    rm -f "$name.part"
    echo "backup failed" >&2
  fi
}

trap 'exit 0' TERM INT
dump
while true; do
  now=$(date +%s)
  next=$(date -d "today ${BACKUP_HOUR:-2}:30" +%s)
  [ "$next" -gt "$now" ] || next=$(date -d "tomorrow ${BACKUP_HOUR:-2}:30" +%s)
  sleep $((next - now)) &
  wait $!
  dump
done

#!/usr/bin/env bash
# Runs a command with DATABASE_URL set to a PostgreSQL of its own, which is stopped and removed
# afterwards, whatever happens:  athletics/tests/with_postgres.sh .venv/bin/pytest -m postgres
set -euo pipefail

bin=$(dirname "$(command -v initdb || true)")
if [[ ! -x $bin/initdb ]]; then  # Debian keeps it out of PATH, one folder a version
    bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort | tail -n 1)
fi
if [[ ! -x $bin/initdb ]]; then
    echo "PostgreSQL is missing: apt-get install postgresql" >&2
    exit 1
fi

# In /tmp, whatever TMPDIR says: the path of a socket may have 107 characters.
home=$(mktemp -d /tmp/archive-postgres.XXXXXX)
as=()
if ((EUID == 0)); then  # which initdb refuses
    user=$(id -un postgres 2> /dev/null || echo nobody)
    as=(setpriv --reuid "$user" --regid "$(id -gn "$user")" --clear-groups env HOME="$home")
    chown "$user" "$home"
fi
pg() { (cd "$home" && "${as[@]}" "$bin/$@"); }

remove() {
    if [[ -f $home/data/postmaster.pid ]]; then
        pg pg_ctl --pgdata "$home/data" --mode immediate --silent stop || true
    fi
    rm -rf "$home"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Letters sort by their code, as in SQLite. Nothing here must survive a power cut.
pg initdb --pgdata "$home/data" --username archive --auth trust --encoding UTF8 \
    --locale C.UTF-8 --no-sync > "$home/initdb.log" || { cat "$home/initdb.log" >&2; exit 1; }
cat >> "$home/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$home'
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
shared_buffers = 256MB
max_wal_size = 4GB
END
pg pg_ctl --pgdata "$home/data" --log "$home/log" --wait --silent start || {
    cat "$home/log" >&2
    exit 1
}

export DATABASE_URL="postgres://archive@${home//\//%2F}/archive"
"$@"

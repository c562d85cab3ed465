# Shared by the scripts of this folder, which source it from the repository: a server for each, ended with the script.
readonly venv=.deps/e2e
die() { printf 'e2e: %s\n' "$*" >&2; exit 1; }

folder=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait || true; rm -rf "$folder"' EXIT

# serve PROGRAM NAME [OPTION…]: starts a server with its data in a folder of that name; sets `address`.
serve() {
    TOUCHSTONE_REQUESTS_PER_MINUTE=1000000 "$1" serve --port 0 --data "$folder/$2" "${@:3}" 2>"$folder/$2.log" &
    pids+=($!)
    until address=$(grep -oPm1 'listening at \K.*' "$folder/$2.log"); do
        kill -0 "${pids[-1]}" 2>/dev/null || die "the server ended: $(tail -n 3 "$folder/$2.log")"
        sleep 0.1
    done
}

#!/usr/bin/env bash
# Copies the tables to a folder and back, every value with its type; Azure has no backup of tables of its own.
set -euo pipefail

# shellcheck source=infra/deploy.sh
. "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"

tables=(filings agencies keys answers)

tables_usage() {
    cat <<'TEXT'
infra/tables.sh export ACCOUNT FOLDER      every row of every table, into an empty folder; SHA256SUMS beside them
infra/tables.sh import ACCOUNT FOLDER      adds or replaces those rows; deletes none

ACCOUNT is the data account: az deployment group show -g GROUP -n nianbao --query properties.outputs.dataStorageName.value
TEXT
}

# Headers for curl, in a file: a token has no place on a command line.
write_headers() {
    local token
    token="$(az account get-access-token --resource https://storage.azure.com/ --query accessToken --output tsv)"
    (umask 077 && cat >"$scratch/headers") <<TEXT
Authorization: Bearer $token
x-ms-version: 2020-12-06
x-ms-date: $(LC_ALL=C TZ=GMT date '+%a, %d %b %Y %H:%M:%S GMT')
Accept: application/json;odata=fullmetadata
Content-Type: application/json
DataServiceVersion: 3.0;NetFx
TEXT
}

continuation() { tr -d '\r' <"$scratch/answer" | sed -n "s/^x-ms-continuation-next$1: //Ip"; }

export_table() {
    local table="$1" partition="" row="" query=()
    while :; do
        write_headers
        query=()
        [ -z "$partition" ] || query=(--data-urlencode "NextPartitionKey=$partition" --data-urlencode "NextRowKey=$row")
        curl --fail --silent --show-error --retry 5 --get "$endpoint/$table()" "${query[@]}" --header "@$scratch/headers" --dump-header "$scratch/answer" \
            | jq -c '.value[] | with_entries(select((.key | startswith("odata.") or startswith("Timestamp")) | not))'
        partition="$(continuation PartitionKey)" row="$(continuation RowKey)"
        [ -n "$partition" ] || return 0
    done
}

export_tables() {
    local folder="$1" table
    mkdir -p "$folder"
    [ -z "$(ls -A "$folder")" ] || refuse "$folder is not empty."
    for table in "${tables[@]}"; do
        export_table "$table" >"$folder/$table.jsonl"
        say "$table: $(wc -l <"$folder/$table.jsonl") rows"
    done
    (cd "$folder" && sha256sum -- *.jsonl >SHA256SUMS)
}

# One request a row, as curl reads them; a quote within a key is doubled there.
requests() {
    jq -r --arg to "$endpoint/$1" --arg headers "@$scratch/headers" '
        def key: gsub("\u0027"; "\u0027\u0027") | @uri;
        "next\nrequest = PUT\nsilent\noutput = /dev/null\nwrite-out = \"%{http_code}\\n\"\nretry = 5",
        "header = \($headers | @json)",
        "url = \("\($to)(PartitionKey=\u0027\(.PartitionKey | key)\u0027,RowKey=\u0027\(.RowKey | key)\u0027)" | @json)",
        "data-raw = \(tojson | @json)"'
}

import_table() {
    local table="$1" file="$2" part stored=0
    rm -f "$scratch"/part-*
    split -l 500 "$file" "$scratch/part-"
    for part in "$scratch"/part-*; do
        [ -e "$part" ] || continue
        write_headers
        requests "$table" <"$part" | sed 1d >"$scratch/requests"
        # Its progress is of no use; what was not stored is missing from the count.
        stored=$((stored + $(curl --parallel --parallel-max 20 --config "$scratch/requests" 2>/dev/null | grep -c '^204$' || true)))
    done
    [ "$stored" = "$(wc -l <"$file")" ] || refuse "$table: only $stored of $(wc -l <"$file") rows were stored. Run it again: what is there is replaced."
    say "$table: $stored rows"
}

import_tables() {
    local folder="$1" table
    (cd "$folder" && sha256sum --check --quiet SHA256SUMS) || refuse "The folder is not as it was written."
    for table in "${tables[@]}"; do
        import_table "$table" "$folder/$table.jsonl"
    done
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    [ $# = 3 ] || { tables_usage >&2; exit 2; }
    need az curl jq sha256sum
    scratch="$(mktemp -d)"
    trap 'rm -rf "$scratch"' EXIT
    endpoint="${NIANBAO_TABLE_ENDPOINT:-https://$2.table.$(az cloud show --query suffixes.storageEndpoint --output tsv)}"
    case "$1" in
        export) export_tables "$3" ;;
        import) import_tables "$3" ;;
        *) tables_usage >&2; exit 2 ;;
    esac
fi

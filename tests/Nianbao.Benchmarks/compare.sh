#!/usr/bin/env bash
# Times `nianbao check` beside python-docx, pandoc and LibreOffice on the same Word files, and prints how many times as long each takes.
# They only read the file; nianbao also checks it. What cannot be installed is left out, with a sentence.
#   tests/Nianbao.Benchmarks/compare.sh [FILES]
set -euo pipefail
cd "$(dirname "$0")/../.."
files="${1:-20}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

install() {
    local package="$1" probe="$2"
    eval "$probe" >/dev/null 2>&1 && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y --no-install-recommends "$package" >"$folder/apt.log" 2>&1 && eval "$probe" >/dev/null 2>&1; then
        return 0
    fi
    echo "$package is not here and cannot be installed: left out."
    return 1
}

# Seconds that a command takes, the best of three.
seconds() {
    local best="" from took
    for _ in 1 2 3; do
        from="$(date +%s.%N)"
        "$@" >"$folder/said.log" 2>&1 || true
        took="$(echo "$(date +%s.%N) - $from" | bc)"
        if [ -z "$best" ] || [ "$(echo "$took < $best" | bc)" = 1 ]; then best="$took"; fi
    done
    echo "$best"
}

row() { printf '| %s | %.2f s | %.1fx |\n' "$1" "$2" "$(echo "$2 / $ours" | bc -l)"; }

install bc "command -v bc" || exit 1
dotnet build -c Release functions/Local -v q >/dev/null
dotnet run -c Release --project tests/Nianbao.Generator -- report --count "$files" --kind docx --out "$folder" >/dev/null
ours="$(seconds dotnet functions/Local/bin/Release/net10.0/nianbao.dll check --json "$folder"/*.docx)"
echo "| $files docx, one process each tool | time | to nianbao |"
echo "| --- | --- | --- |"
row "nianbao check" "$ours"
if install python3-docx "/usr/bin/python3 -c 'import docx'"; then
    cat >"$folder/read.py" <<'PY'
import sys, docx
for name in sys.argv[1:]:
    for table in docx.Document(name).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]
PY
    row "python-docx, all cells" "$(seconds /usr/bin/python3 "$folder/read.py" "$folder"/*.docx)"
fi
if install pandoc "command -v pandoc"; then
    each() { for file in "$folder"/*.docx; do pandoc -f docx -t html "$file" -o /dev/null; done; }
    row "pandoc to HTML, a process a file" "$(seconds each)"
fi
if install libreoffice-writer-nogui "command -v soffice"; then
    took="$(seconds soffice --headless --convert-to html --outdir "$folder/html" "$folder"/*.docx)"
    if [ "$(find "$folder/html" -name '*.html' 2>/dev/null | wc -l)" = "$files" ]; then
        row "LibreOffice to HTML" "$took"
    else
        echo "LibreOffice converted nothing: left out. It said: $(tail -1 "$folder/said.log")"
    fi
fi

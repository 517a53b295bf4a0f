#!/usr/bin/env bash
# Prints the size and shape of each module: lines and classes of main code, classes over 300 lines, packages over 25 classes,
# public types. Usage: scripts/measure-structure.sh [CHECKOUT]
set -euo pipefail
cd "${1:-$(dirname "$0")/..}/mlmodel-maven-plugin"

main_files() {
    find "$1/src/main/java" -name '*.java' ! -name package-info.java 2>/dev/null | sort
}

printf '%-22s %7s %8s %10s %7s\n' module lines classes over-300 public
for module in $(find . -mindepth 2 -maxdepth 2 -name pom.xml -printf '%h\n' | sort); do
    name=${module#./}
    files=$(main_files "$module")
    [ -n "$files" ] || continue
    lines=$(cat $files | wc -l)
    count=$(wc -l <<<"$files")
    large=$(wc -l $files | awk '$2 != "total" && $1 > 300' | wc -l)
    public=$(grep -lE '^public ((abstract|final|sealed|non-sealed) )*(class|interface|record|enum|@interface) ' $files | wc -l)
    printf '%-22s %7d %8d %10d %7d\n' "$name" "$lines" "$count" "$large" "$public"
done

echo
echo 'Classes over 300 lines'
for module in $(find . -mindepth 2 -maxdepth 2 -name pom.xml -printf '%h\n' | sort); do
    main_files "$module"
done | xargs wc -l | awk '$2 != "total" && $1 > 300 { printf "%7d  %s\n", $1, $2 }' | sort -k1,1nr -k2

echo
echo 'Packages over 25 classes'
for module in $(find . -mindepth 2 -maxdepth 2 -name pom.xml -printf '%h\n' | sort); do
    main_files "$module"
done | xargs -n1 dirname | sort | uniq -c | awk '$1 > 25 { printf "%7d  %s\n", $1, $2 }'

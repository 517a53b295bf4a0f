#!/usr/bin/env bash
# Compiles modules of the product, and prints the class path that programs of this folder run them with.
#
#   scripts/class-path.sh MAVEN MODULE...
#
# MAVEN    the command to build with, such as mvn
# MODULE   the name of a module's folder; what it depends on is compiled, too
#
# Called by the scripts that measure; prints nothing else.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,/^# Called/p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
plugin=$(cd "$(dirname "$0")/../mlmodel-maven-plugin" && pwd)
maven=$1
shift
(cd "$plugin" && "$maven" -B -ntp -q -pl "$(IFS=,; echo "$*")" -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=target/measured.txt \
  -Dmdep.includeScope=runtime -Dspotless.check.skip) >&2
for module in "$@"; do
  parts+=("$plugin/$module/target/classes" "$(cat "$plugin/$module/target/measured.txt")")
done
(IFS=:; echo "${parts[*]}")

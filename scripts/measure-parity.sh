#!/bin/sh
# Writes a Markdown table of the largest difference, in the measure that every training checks
# (|a - b| / (s + |b|), s = 1 for probabilities and scores, else the target's standard deviation),
# between what Tribuo's trained models and their exported files predict, for every supported trainer.
# Usage: scripts/measure-parity.sh [FILE]      (default: target/parity.md)
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
file=${1:-$root/target/parity.md}
mkdir -p "$(dirname "$file")"
file=$(cd "$(dirname "$file")" && pwd)/$(basename "$file")

cd "$root/mlmodel-maven-plugin"
mvn -B -ntp -q -pl engine-tribuo -am test \
    -Dtest=io.github.mlmodel.engine.tribuo.ParityTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dmlmodel.parity.table="$file"
echo "$file"

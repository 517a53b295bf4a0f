#!/bin/sh
# Measures training against scikit-learn in the same run: CPU seconds by stage, their ratio, accuracy, AUC, peak memory.
# Usage: scripts/benchmark-training.sh FOLDER [ROWS] [METHOD ...]
#   FOLDER  takes the made-up data (24 MB for 200,000 rows) and what is built
#   ROWS    200000 unless given; the goals are also set for 1000000 without random-forest
#   METHOD  random-forest, gradient-boosting, logistic-regression; all unless given
# PYTHON names an interpreter with numpy and scikit-learn (/usr/bin/python3 unless set), THREADS both sides' threads (2).
set -eu
if [ $# -lt 1 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
(cd "$root/mlmodel-maven-plugin" &&
    mvn -B -ntp -q -pl engine-trees -am test-compile \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$folder/classpath.txt")
target=$root/mlmodel-maven-plugin/engine-trees/target
CLASSPATH=$target/classes:$target/test-classes:$(cat "$folder/classpath.txt")
export CLASSPATH
exec "${PYTHON:-/usr/bin/python3}" "$root/scripts/benchmark-training.py" "$folder" "$@"

#!/usr/bin/env bash
# Predicts and loads for a long time, on several threads, and prints what memory stays in use; the exit code is 1 if it grows.
#
#   scripts/soak-runtime.sh WORK ROWS MODEL... [--predictions N] [--loads N] [--threads N] [--maven COMMAND]
#
# WORK           a folder for what is compiled
# ROWS           a CSV file with commas, a line of names and no quotes: rows to predict
# MODEL          bundles, or folders with model.onnx and model.json
# --predictions  predictions of each model on each thread, a third each of rows, of maps and of batches of 100 (3000000)
# --loads        loads of each model (3000)
# --threads      threads that predict (4)
# --maven        the Maven that builds (mvn)
#
# Calls soak-runtime.java.
set -euo pipefail
usage() { sed -n '2,/^# Calls/p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 3 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1 rows=$2
shift 2
models=() predictions=3000000 loads=3000 threads=4 maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --predictions) predictions=${2:?}; shift ;;
    --loads) loads=${2:?}; shift ;;
    --threads) threads=${2:?}; shift ;;
    --maven) maven=${2:?}; shift ;;
    -*) usage ;;
    *) models+=("$1") ;;
  esac
  shift
done
[ ${#models[@]} -gt 0 ] || usage

mkdir -p "$work/classes"
classpath=$work/classes:$("$root/scripts/class-path.sh" "$maven" runtime)
javac -proc:none -d "$work/classes" -cp "$classpath" "$root/scripts/soak-runtime.java"
java -Xmx1g -cp "$classpath" SoakRuntime "$rows" "$predictions" "$loads" "$threads" "${models[@]}"

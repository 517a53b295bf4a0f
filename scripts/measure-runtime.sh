#!/usr/bin/env bash
# Prints what predictions take, a row by its columns' places, a row by their names, a row of a batch of 1,000, and the first load of
# a JVM, in Java and by ONNX Runtime, one after the other in one run of JMH; what explaining a row takes; and, beside them, what
# other libraries take.
#
#   scripts/measure-runtime.sh WORK ROWS MODEL... [--train FILE --target COLUMN] [--jmh OPTIONS] [--maven COMMAND]
#
# WORK      a folder for what is compiled, and for results.json
# ROWS      a CSV file with commas, a line of names and no quotes: rows to predict
# MODEL     bundles, or folders with model.onnx and model.json
# --train   a CSV file like ROWS, on which peers train boosting (100 trees of 31 leaves), forests of 100 full trees and linear models,
#           features one-hot: LightGBM, XGBoost and Tribuo in Java, scikit-learn in Python; their predictions are measured on the
#           first thousand of ROWS, on one thread; contributions by LightGBM and XGBoost on the first hundred, and explanations of the
#           very trees of both beside them, which have to say the same
# --target  the column that it predicts
# --jmh     what JMH is told beside, such as '-i 3 -wi 2 -e firstLoad' or '-prof gc'
# --maven   the Maven that builds and brings JMH (mvn)
#
# Builds the programs of measure-runtime/ by its pom.xml; calls measure-runtime.py by PYTHON (/usr/bin/python3), which needs pandas
# and scikit-learn. Compare figures of one run only.
set -euo pipefail
usage() { sed -n '2,/^# and scikit/p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 3 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1 rows=$2
shift 2
models=() train='' target='' jmh='' maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --train) train=${2:?}; shift ;;
    --target) target=${2:?}; shift ;;
    --jmh) jmh=${2:?}; shift ;;
    --maven) maven=${2:?}; shift ;;
    -*) usage ;;
    *) models+=("$(realpath "$1")") ;;
  esac
  shift
done
[ ${#models[@]} -gt 0 ] || usage

mkdir -p "$work/classes"
product=$("$root/scripts/class-path.sh" "$maven" runtime-onnxruntime onnx)
"$maven" -B -ntp -q -f "$root/scripts/measure-runtime/pom.xml" \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$(realpath "$work")/jmh.txt"
javac -d "$work/classes" -processorpath "$(cat "$work/jmh.txt")" -cp "$product:$(cat "$work/jmh.txt")" \
  "$root"/scripts/measure-runtime/*.java
# shellcheck disable=SC2086 # several options
java -cp "$work/classes:$product:$(cat "$work/jmh.txt")" org.openjdk.jmh.Main MeasureRuntime -rf json -rff "$work/results.json" \
  -p rows="$(realpath "$rows")" -p model="$(IFS=,; echo "${models[*]}")" $jmh
if [ -n "$train" ]; then
  # shellcheck disable=SC2086
  java -cp "$work/classes:$product:$(cat "$work/jmh.txt")" org.openjdk.jmh.Main 'MeasurePeers|MeasureContributions' -rf json -rff "$work/peers.json" \
    -p rows="$(realpath "$rows")" -p train="$(realpath "$train")" -p target="$target" $jmh
  "${PYTHON:-/usr/bin/python3}" "$root/scripts/measure-runtime.py" "$train" "$rows" "$target"
fi

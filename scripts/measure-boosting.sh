#!/usr/bin/env bash
# Prints a table, in Markdown, of how well gradient-boosting predicts without having been tuned, or of what it takes, beside
# LightGBM, XGBoost and scikit-learn.
#
#   scripts/measure-boosting.sh WORK TABLE [--data FOLDER...] [--only NAME,...] [--seeds N] [--rounds N] [--trees N] [--parameter NAME=VALUE...] [--maven COMMAND]
#
# WORK         an empty folder, or one that is made; everything is written below it
# TABLE        quality: AUC, accuracy and log loss, or R² and RMSE, over sets that are given and twelve that are made up, beside
#              LightGBM and scikit-learn's HistGradientBoosting, all as they are by default, on the same rows
#              speed: CPU seconds, wall clock with one and two threads, peak memory, beside these and XGBoost, on made-up rows,
#              and on those given sets that train on 20,000 rows or more
# --data       folders with NAME-train.csv and NAME-test.csv whose column 'target' is predicted: their rows are taken together,
#              and divided anew into fifths by each seed
# --only       names of sets; all unless given
# --seeds      how many times each set of the first table is made or divided anew (5); sets that train on fewer than 5,000 rows
#              count five trials a seed: each fifth of the rows is the test once
# --rounds     how often each time of the second table is taken (3)
# --trees      how many trees (a class) all grow in the second table (100)
# --parameter  of gradient-boosting, instead of its default
# --maven      the Maven that builds and gets the libraries of LightGBM and XGBoost (mvn)
#
# PYTHON names an interpreter (/usr/bin/python3 unless set), scikit-learn's where it has it; peers that are not to be had are
# "absent". LightGBM and XGBoost are called by their C interfaces, out of their jars for Java, on Linux on x64.
# Each row ends with a verdict: right, or SHORT where it falls short of its goal, which the table's head says. The exit
# code is 1 if one does. WORK/tables.md has the table. Calls measure-boosting.java and its parts, and measure-boosting.py.
set -euo pipefail
usage() { sed -n '2,/^# code is/p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 2 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1 table=$2
shift 2
case $table in quality | speed) ;; *) usage ;; esac
data=() only=() parameters=() seeds=5 rounds=3 trees=100 maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --data | --parameter)
      option=$1
      [ $# -gt 1 ] && [ "${2#--}" = "$2" ] || usage
      while [ $# -gt 1 ] && [ "${2#--}" = "$2" ]; do
        if [ "$option" = --data ]; then data+=("$(cd "$2" && pwd)"); else parameters+=("$2"); fi
        shift
      done ;;
    --only) IFS=, read -r -a only <<<"${2:?}"; shift ;;
    --seeds) seeds=${2:?}; shift ;;
    --rounds) rounds=${2:?}; shift ;;
    --trees) trees=${2:?}; shift ;;
    --maven) maven=${2:?}; shift ;;
    *) usage ;;
  esac
  shift
done

mkdir -p "$work"
work=$(cd "$work" && pwd -P)
[ -z "$(ls -A "$work")" ] || { echo "$work is not empty." >&2; exit 2; }
mkdir "$work/peers"
classpath=$work/classes:$("$root/scripts/class-path.sh" "$maven" engine-trees worker)

# Takes a file out of a jar, if it can be had.
library() {
  "$maven" -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" \
    -DoutputDirectory="$work/jars" >/dev/null 2>&1 || return 0
  (cd "$work/jars" && jar xf ./*.jar "$2" && mv "$2" "$work/peers")
  rm -r "$work/jars"
}
library com.microsoft.ml.lightgbm:lightgbmlib:3.3.510 com/microsoft/ml/lightgbm/linux/x86_64/lib_lightgbm.so
[ "$table" = quality ] || library ml.dmlc:xgboost4j_2.12:2.1.4 lib/linux/x86_64/libxgboost4j.so
python=${PYTHON:-/usr/bin/python3}
"$python" -c '' 2>/dev/null || python=
[ -z "$python" ] || ! "$python" -c 'import sklearn' 2>/dev/null || touch "$work/peers/scikit-learn"
# As the product is compiled: else the classes that join texts at run time would be measured.
javac -XDstringConcat=inline -proc:none -d "$work/classes" -cp "$classpath" "$root"/scripts/measure-boosting*.java
# A JVM archives no classes of folders.
jars=()
IFS=: read -r -a parts <<<"$classpath"
for part in "${parts[@]}"; do
  if [ -d "$part" ]; then
    jar=$work/packed/${#jars[@]}.jar
    mkdir -p "$work/packed"
    jar cf "$jar" -C "$part" .
    part=$jar
  fi
  jars+=("$part")
done
classpath=$(IFS=:; echo "${jars[*]}")
java -Xmx3g -Dmeasure.scripts="$root/scripts" -cp "$classpath" MeasureBoosting --work "$work" --table "$table" --peers "$work/peers" \
  --seeds "$seeds" --rounds "$rounds" --trees "$trees" --python ${python:+"$python"} --data "${data[@]}" --only "${only[@]}" \
  --parameter "${parameters[@]}"

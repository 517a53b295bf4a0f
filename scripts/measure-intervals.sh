#!/usr/bin/env bash
# Prints a table, in Markdown, of how often the intervals of metrics hold the value that they are of, or how long those of many
# rows take.
#
#   scripts/measure-intervals.sh WORK TABLE [--rows N,...] [--repetitions N] [--case REGEX] [--metric REGEX] [--maven COMMAND]
#
# WORK           a folder for what is compiled
# TABLE          coverage: made-up samples, whose values over all rows that there could be are known from 4,000,000 of them, by
#                metric, number of rows, share of the rarer class and tail of the errors; intervals of 0.95
#                speed: the seconds of one thread that all intervals of 1,000,000 rows take
# --rows         rows a sample (100,1000,10000)
# --repetitions  samples of each kind (4000); a sixteenth as many of 10,000 rows and more in groups
# --case         of the kinds of samples those whose name it finds (all)
# --metric       of the metrics those whose name it finds (all)
# --maven        the Maven that builds (mvn)
#
# "trusted" are the intervals that reports say nothing against. A row ends with SHORT where 1,000 rows with no rare class and light
# tails do not cover 93.5 to 96.5 %; the exit code is 1 if one does. Calls measure-intervals.java.
set -euo pipefail
usage() { sed -n '2,/^# tails do/p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 2 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1 table=$2
shift 2
case $table in coverage | speed) ;; *) usage ;; esac
rows=100,1000,10000 repetitions=4000 case=. metric=. maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --rows) rows=${2:?} ;;
    --repetitions) repetitions=${2:?} ;;
    --case) case=${2:?} ;;
    --metric) metric=${2:?} ;;
    --maven) maven=${2:?} ;;
    *) usage ;;
  esac
  shift 2
done

mkdir -p "$work"
classpath=$work/classes:$("$root/scripts/class-path.sh" "$maven" grade)
javac -proc:none -d "$work/classes" -cp "$classpath" "$root/scripts/measure-intervals.java"
java -cp "$classpath" MeasureIntervals "$table" "$rows" "$repetitions" "$case" "$metric"

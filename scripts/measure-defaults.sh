#!/usr/bin/env bash
# Prints tables, in Markdown, of what models come to that nobody has tuned, on made-up data, each in a real build.
#
#   scripts/measure-defaults.sh WORK [--only TABLE,...] [--seeds N] [--repository FOLDER] [--maven COMMAND]
#
# WORK          an empty folder, or one that is made; everything is written below it
# --only        linear, weights, texts, init; all unless given
# --seeds       how many times each set is made anew (3); figures are means, with their standard deviation
# --repository  a local repository in which the plugin is installed; without it the plugin is built, and its integration
#               tests' repository is taken
# --maven       the Maven that builds (mvn)
#
# linear   R2 of linear-regression as it is by default, without its penalty, and with the best of four penalties, chosen on a
#          fifth of the training rows; beside scikit-learn's RidgeCV
# weights  balanced accuracy, and recall of the rare class, of every alias without weights of classes, with balanced ones, and
#          with weights by class; beside scikit-learn's balanced ones
# texts    accuracy on texts of scripts without blanks, beside tf-idf of one and two characters with logistic regression,
#          written here anew, and scikit-learn's
# init     what is guessed of fifteen files of which it is known what is right
#
# PYTHON names an interpreter with numpy, pandas and scikit-learn (/usr/bin/python3 unless set); without these that column says "absent".
# Each row ends with a verdict: right, or SHORT where it falls short of its peer by more than is allowed, which the table's
# head says. The exit code is 1 if one does. WORK/tables.md has the tables, WORK/logs what Maven printed. Calls
# measure-defaults.java and its parts, and measure-defaults.py.
set -euo pipefail
usage() { sed -n '2,/^set/p' "$0" | sed '$d; s/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1
shift
only=linear,weights,texts,init seeds=3 repository= maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --only) only=${2:?}; shift ;;
    --seeds) seeds=${2:?}; shift ;;
    --repository) repository=$(cd "${2:?}" && pwd); shift ;;
    --maven) maven=${2:?}; shift ;;
    *) usage ;;
  esac
  shift
done

mkdir -p "$work"
work=$(cd "$work" && pwd -P)
[ -z "$(ls -A "$work")" ] || { echo "$work is not empty." >&2; exit 2; }
if [ -z "$repository" ]; then
  "$maven" -q -B -f "$root/mlmodel-maven-plugin/pom.xml" pre-integration-test -Dtest=NONE \
    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip
  repository=$root/mlmodel-maven-plugin/plugin/target/it-repo
fi
own=${HOME:-/nonexistent}/.m2/repository
# Who is offline has what is needed in the repository of his own.
if grep -q '<offline>true</offline>' "${HOME:-/nonexistent}/.m2/settings.xml" 2>/dev/null; then of='*'; else of=; fi
{
  echo '<settings>'
  [ -z "$of" ] || echo "<mirrors><mirror><id>own</id><mirrorOf>*</mirrorOf><url>file://$own</url></mirror></mirrors>"
  echo '</settings>'
} >"$work/settings.xml"
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import pandas, sklearn' 2>/dev/null || python=
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/mlmodel-maven-plugin/pom.xml" | head -1)
javac -d "$work/classes" "$root"/scripts/measure-defaults*.java
java -Xmx1g -cp "$work/classes" MeasureDefaults "$work" "$root" "$repository" "$maven" "$version" "$seeds" "$only" ${python:+"$python"}

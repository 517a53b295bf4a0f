#!/usr/bin/env bash
# Changes compiled code, one small thing at a time, and lists the changes that no test notices (PIT).
#
#   scripts/mutate-code.sh [CLASSES...]
#
# CLASSES   patterns of classes, such as 'io.github.mlmodel.grade.*' (with all packages below it); default: all of grade,
#           build and model, which takes hours
#
# Prints a row for each package and a line for each survivor. Fails if one survives in a package that decides what ships and
# is not among the harmless ones, which this file lists with their reasons. MVN names the Maven that compiles (default: mvn),
# THREADS how many changes are tried at once (default: 1).
#
# A changed line may delete or overwrite whatever the user may who runs this: be one who owns nothing but this checkout and a
# local repository. Root is refused; MUTATE_AS_ROOT=1 lets it, for a machine that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(id -u)" = 0 ] && [ "${MUTATE_AS_ROOT:-}" != 1 ]; then
  echo 'This runs changed code that deletes and writes files; as root it may erase the machine. Be a user who owns nothing but' >&2
  echo 'this checkout and a local repository, or set MUTATE_AS_ROOT=1 on a machine that is thrown away.' >&2
  exit 2
fi

package=io.github.mlmodel
decisive='grade(\.gate|\.metric)?|model\.(bundle|verdict)|build\.fingerprint|build\.step\.(bundle|grade|judge|verify)'
[ $# -gt 0 ] || set -- "$package.grade.*" "$package.build.*" "$package.model.*"
modules=()
for classes in "$@"; do
  module=$(cut -d . -f 4 <<< "$classes")
  if [[ $classes != "$package".* ]] || [ ! -d "mlmodel-maven-plugin/$module/src/main/java" ]; then
    echo "No module has the classes '$classes': a pattern begins with $package, a point and the name of a module." >&2
    exit 2
  fi
  rm -rf "mlmodel-maven-plugin/$module/target/pit-reports"
  modules+=("$module")
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${MVN:-mvn}" --batch-mode --quiet --no-transfer-progress --file mlmodel-maven-plugin/pom.xml -Pmutate --also-make \
  --projects "$(IFS=,; echo "${modules[*]}")" test-compile org.pitest:pitest-maven:mutationCoverage \
  -DtargetClasses="$(IFS=,; echo "$*")" -Dthreads="${THREADS:-1}" -Dmutate.folder="$folder" -Dspotless.check.skip

reports=()
for module in "${modules[@]}"; do
  report=mlmodel-maven-plugin/$module/target/pit-reports/mutations.csv
  [ -s "$report" ] || { echo "Nothing was changed in module $module: does a class match '$*'?" >&2; exit 1; }
  [[ " ${reports[*]-} " == *" $report "* ]] || reports+=("$report")
done

# CLASS METHOD MUTATOR COUNT: so many such changes make no difference that a test could see, or none that matters.
harmless() {
  cat <<'END'
# '[' and ']' are never at one place, and where '[' comes first the gate is refused either way
GateSyntax fromText ConditionalsBoundary 2
# as far from one bound as from the other, a value is shown with the same digits and the same distance
Criterion$Between isNearMin ConditionalsBoundary 1
# what stands alone in its class has no rows beside it, and no class has fewer than none
GivenAway isMostFrequentAmongOthers ConditionalsBoundary 1
# no read into a buffer gives 0 bytes
Bundle write ConditionalsBoundary 2
BundledGrade digest ConditionalsBoundary 1
DigestCache$Sums of ConditionalsBoundary 1
EntriesDigest digest ConditionalsBoundary 1
# one byte more or less of 256 MiB; one nanosecond more or less of seconds; none of no files to delete
Bundle checked ConditionalsBoundary 1
BundledGrade of ConditionalsBoundary 1
DigestCache known ConditionalsBoundary 1
KnownEvaluations shrink ConditionalsBoundary 1
# one byte more or less of the largest file, and of a buffer that is emptied, at each byte too
LineEnds other ConditionalsBoundary 1
LineEnds digest ConditionalsBoundary 1
LineEnds digest NegateConditionals 1
# a text without a line end is the same with the other ones
LineEnds hasWindowsEnds BooleanTrueReturnVals 1
LineEnds hasWindowsEnds BooleanFalseReturnVals 1
# the time of a file's entry, which nobody can set, tells files apart also without their keys
FileState of NegateConditionals 1
# forcing files to the disk shows when the power fails
ModelCache put VoidMethodCall 3
# what another build does to an entry in that very moment
ModelCache fetch VoidMethodCall 1
ModelCache fetch BooleanTrueReturnVals 2
ModelCache discard VoidMethodCall 1
ModelCache discardAbandoned VoidMethodCall 1
ModelCache rename NegateConditionals 1
ModelCache size VoidMethodCall 1
ModelCache lastUsed NullReturnVals 1
Leftovers lastWritten NullReturnVals 1
# a name that is no text stands in no specification
ShownTree text BooleanTrueReturnVals 1
# a report of the same moment as its grade, which a disk with coarse times gives now and then, is written again and says the same
GradeFiles isReported ConditionalsBoundary 1
# a worker of the same version writes the format that is read
EvaluationSupply keep NullReturnVals 1
# any two words tell a release from a SNAPSHOT; both outcomes fail with the same sentence
VerifyStep conditions NegateConditionals 1
VerifyStep verify NegateConditionals 1
END
}

# FILE,CLASS,MUTATOR,METHOD,LINE,STATUS,TEST: what is in a lambda counts as its method's.
awk -F , -v root="$package." -v decisive="^($decisive)\$" '
  FNR == NR { if ($0 !~ /^#/ && match($0, / [0-9]+$/)) harmless[substr($0, 1, RSTART - 1)] = substr($0, RSTART + 1); next }
  {
    name = $2; sub(/[.][^.]*$/, "", name)
    class = substr($2, length(name) + 2); sub(/.*[.]/, "", $3); sub(/Mutator$/, "", $3)
    sub(/^lambda[$]/, "", $4); sub(/[$][0-9]+$/, "", $4)
    changes[name]++
    if ($6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "NON_VIABLE") next
    survived[name]++
    short = substr(name, length(root) + 1)
    split(short, parts, "."); path = name; gsub(/[.]/, "/", path)
    key = class " " $4 " " $3; note = ""
    if (key in harmless && harmless[key]-- > 0) note = " (harmless)"
    else if (short ~ decisive) { note = " (decides what ships)"; bad++ }
    lines[++count] = sprintf("mlmodel-maven-plugin/%s/src/main/java/%s/%s:%s: %s, %s%s", parts[1], path, $1, $5, key,
      $6 == "NO_COVERAGE" ? "which no test runs" : $6 == "SURVIVED" ? "which no test notices" : $6, note)
  }
  END {
    printf "%-56s %8s %8s\n", "package", "changes", "survived"
    for (name in changes) printf "%-56s %8d %8d\n", name, changes[name], survived[name] | "sort"
    close("sort"); print ""
    for (i = 1; i <= count; i++) print lines[i] | "sort -t : -k 1,1 -k 2,2n"
    close("sort -t : -k 1,1 -k 2,2n")
    if (bad) { printf "\nNo test notices %d changes of code that decides what ships.\n", bad; exit 1 }
  }' <(harmless) "${reports[@]}"

#!/usr/bin/env bash
# Builds small projects with one fault each, and prints a table in Markdown: fault, what happened, verdict.
#
#   scripts/run-faults.sh WORK [--list] [--only REGEX] [--repository FOLDER] [--maven COMMAND]
#
# WORK          an empty folder, or one that is made; everything is written below it, and faults hit nothing else
# --list        prints the faults, and what is right for each, and builds nothing
# --only        only the faults whose name has a match
# --repository  a local repository in which the plugin is installed; without it the plugin is built, and its integration
#               tests' repository is taken
# --maven       the Maven that builds (mvn)
#
# Calls of the file system are refused, and processes ended at a call, by a library that is preloaded (run-faults.c; needs
# gcc and Linux with glibc, else those faults are skipped). Full disks are file systems in memory, mounted below WORK (needs
# root, else skipped), and unmounted at the end. What the user's own local repository has is not downloaded again.
#
# Verdicts: right; wrong message; passes silently; fails without need; hangs; ships something wrong; skipped. The exit code
# is 1 if one is none of right and skipped. WORK/table.md is the table, WORK/logs has what Maven printed.
set -euo pipefail
usage() { sed -n '2,/^set/p' "$0" | sed '$d; s/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
root=$(cd "$(dirname "$0")/.." && pwd)
work=$1
shift
list= only= repository= maven=mvn
while [ $# -gt 0 ]; do
  case $1 in
    --list) list=yes ;;
    --only) only=${2:?}; shift ;;
    --repository) repository=$(cd "${2:?}" && pwd); shift ;;
    --maven) maven=${2:?}; shift ;;
    *) usage ;;
  esac
  shift
done
if [ -n "$list" ]; then
  classes=$(mktemp -d)
  trap 'rm -r "$classes"' EXIT
  javac -d "$classes" "$root"/scripts/run-faults*.java
  java -cp "$classes" RunFaults --list yes ${only:+--only "$only"}
  exit
fi

mkdir -p "$work"
work=$(cd "$work" && pwd -P)
if [ "$work" = / ] || [ "$work" = "$(cd "${HOME:-/}" && pwd -P)" ]; then
  echo "$work is no folder for this." >&2
  exit 2
fi
[ -z "$(ls -A "$work")" ] || { echo "$work is not empty." >&2; exit 2; }

unmount() {
  [ -r /proc/mounts ] || return 0
  awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | while read -r path; do umount "$path"; done
}
trap unmount EXIT

if [ -z "$repository" ]; then
  "$maven" -q -B -f "$root/mlmodel-maven-plugin/pom.xml" pre-integration-test -Dtest=NONE \
    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip
  repository=$root/mlmodel-maven-plugin/plugin/target/it-repo
fi
own=${HOME:-/nonexistent}/.m2/repository
# A user who is offline has what is needed in the repository of his own; the deploy plugin refuses to work with -o.
if grep -q '<offline>true</offline>' "${HOME:-/nonexistent}/.m2/settings.xml" 2>/dev/null; then of='*'; else of=; fi
{
  echo '<settings>'
  [ -z "$of" ] || echo "<mirrors><mirror><id>own</id><mirrorOf>*</mirrorOf><url>file://$own</url></mirror></mirrors>"
  echo '</settings>'
} >"$work/settings.xml"
if command -v gcc >/dev/null && [ "$(uname -s)" = Linux ]; then
  gcc -O1 -shared -fPIC -o "$work/run-faults.so" "$root/scripts/run-faults.c" -ldl || echo "Note: run-faults.c is not compiled." >&2
fi
javac -d "$work/classes" "$root"/scripts/run-faults*.java
nice java -cp "$work/classes" RunFaults --work "$work" --root "$root" --repository "$repository" --maven "$maven" ${only:+--only "$only"}

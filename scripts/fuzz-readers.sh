#!/usr/bin/env bash
# Looks for inputs that no reader expects, for as long as one likes: each fuzz test in turn, guided by coverage.
#
#   scripts/fuzz-readers.sh SECONDS [TEST...]
#
# SECONDS   how long for each test
# TEST      names of classes, such as GatesFuzzTest; default: all
#
# Found inputs lie in target/fuzz, and so does what a later run begins with. A build itself tries some thousand inputs for
# each test, the same for each clean build. MVN names the Maven that compiles (default: mvn).
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] || { sed -n '4,10s/^# \{0,1\}//p' "$0"; exit 2; }
seconds=$1
shift
mvn=${MVN:-mvn}
found=$PWD/target/fuzz

"$mvn" --batch-mode --quiet --no-transfer-progress --file mlmodel-maven-plugin/pom.xml test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=target/fuzz.classpath \
  -pl model,files,spi,grade,runtime,worker,engine-onnxruntime -am

failed=()
while read -r file; do
  test=$(basename "$file" .java)
  if [ $# -gt 0 ] && [[ " $* " != *" $test "* ]]; then
    continue
  fi
  module=$PWD/${file%%/src/test/java/*}
  name=${file#*/src/test/java/}
  name=${name%.java}
  echo "== $test"
  mkdir -p "$found/$test"
  (cd "$module" && ORT_DISABLE_TELEMETRY=1 java -cp "target/test-classes:target/classes:$(cat target/fuzz.classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="${name//\//.}" --instrumentation_includes='io.github.mlmodel.**' \
    --reproducer_path="$found" -artifact_prefix="$found/$test-" -max_total_time="$seconds" "$found/$test") || failed+=("$test")
done < <(git ls-files 'mlmodel-maven-plugin/*FuzzTest.java')

if [ ${#failed[@]} -gt 0 ]; then
  echo "Inputs were found by: ${failed[*]}. They lie in $found." >&2
  exit 1
fi

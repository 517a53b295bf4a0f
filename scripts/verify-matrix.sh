#!/usr/bin/env bash
# Runs the plugin's integration tests on several versions of Maven, which are fetched from Maven Central.
#
#   scripts/verify-matrix.sh [--smoke] [VERSION...]
#
# --smoke   only the tests that most depend on Maven's version
# VERSION   default: 3.6.3 3.9.11 4.0.0-rc-5
#
# Builds the plugin without its unit tests first. MVN names the Maven that drives it all (default: mvn).
set -euo pipefail
cd "$(dirname "$0")/.."

smoke='documented-first-model,trains-*,failed-gate-*,misspelt-*,deploy-*'
tests=
if [ "${1:-}" = --smoke ]; then
  tests=$smoke
  shift
fi
versions=("$@")
if [ ${#versions[@]} -eq 0 ]; then
  versions=(3.6.3 3.9.11 4.0.0-rc-5)
fi
mvn=${MVN:-mvn}
mavens=$PWD/target/mavens

fetch() {
  [ -x "$mavens/apache-maven-$1/bin/mvn" ] && return
  mkdir -p "$mavens"
  "$mvn" --batch-mode --quiet --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="org.apache.maven:apache-maven:$1:tar.gz:bin" -DoutputDirectory="$mavens" -Dmdep.useBaseVersion=true \
    --non-recursive
  tar -xzf "$mavens/apache-maven-$1-bin.tar.gz" -C "$mavens"
}

failed=()
for version in "${versions[@]}"; do
  fetch "$version"
  echo "== Integration tests on Maven $version${tests:+: $tests}"
  "$mvn" --batch-mode --no-transfer-progress --file mlmodel-maven-plugin/pom.xml verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
    -Dinvoker.mavenHome="$mavens/apache-maven-$version" ${tests:+-Dinvoker.test="$tests"} || failed+=("$version")
done

if [ ${#failed[@]} -gt 0 ]; then
  echo "Integration tests failed on Maven: ${failed[*]}" >&2
  exit 1
fi
echo "Integration tests passed on Maven: ${versions[*]}"

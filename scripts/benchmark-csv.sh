#!/bin/sh
# Reads a 1,000,000 x 30 numeric CSV by the worker's reader and by pandas.read_csv, alternating, in one run.
# Usage: scripts/benchmark-csv.sh FOLDER [ROUNDS]
#   FOLDER takes the generated file (about 310 MB; made once) and compiled classes. ROUNDS is 3 unless given.
#   PYTHON names a Python that has pandas (default /usr/bin/python3), JAVA_HOME a JDK, THREADS the reader's threads
#   (default 1), ROWS the number of rows, JAVA_FLAGS the flags of the reader's JVM (the default has the compilers
#   wait as a worker's do, and allows a heap of 390 MiB, about what a million rows need: a larger heap is filled with garbage
#   before it is collected).
# Prints for each round the CPU seconds of both, and the reader's peak memory in bytes a row. CPU seconds: of the
# whole process for ours (start of the JVM, JIT and GC included), and of the call of read_csv alone for pandas.
# Then, in turns, CPU seconds of a reading with and without digesting what is read (a class that digests nothing takes the
# place of the product's Checksum), and the ratio of their medians: at most 1.05 is wanted. Last, CPU
# seconds of the digest alone, for busy machines, where the ratio is noise.
# Peak memory: the process' largest resident set less that of the same JVM after reading a file of 100 rows.
set -eu

folder=${1:?"usage: benchmark-csv.sh FOLDER [ROUNDS]"}
rounds=${2:-3}
root=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
rows=${ROWS:-1000000}
threads=${THREADS:-1}
flags=${JAVA_FLAGS:--XX:Tier4InvocationThreshold=20000 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000 -XX:+UseSerialGC -Xms64m -Xmx390m}

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
plugin=$root/mlmodel-maven-plugin

(cd "$plugin" && mvn -B -ntp -q -pl worker -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$folder/classpath.txt" -Dmdep.includeScope=runtime -DskipTests)
modules=$(printf "$plugin/%s/target/classes:" model files spi grade report device build onnx runtime worker)
classpath=$modules$(cat "$folder/classpath.txt")
"$javac" -proc:none -d "$folder/classes" -cp "$classpath" "$root/scripts/benchmark-csv.java"
ours="$java $flags -cp $folder/classes:$classpath BenchmarkCsv"

[ -f "$folder/small.csv" ] || $ours generate "$folder/small.csv" 100
data=$folder/numbers-$rows.csv
[ -f "$data" ] || $ours generate "$data" "$rows"

base=$($ours read "$folder/small.csv" 1 | sed -n 's/.* rss=\([0-9]*\).*/\1/p')
round=1
while [ "$round" -le "$rounds" ]; do
    us=$($ours read "$data" "$threads")
    them=$("$python" "$root/scripts/benchmark-csv.py" "$data")
    echo "$us $them base=$base" | awk -v round="$round" '{
        for (i = 1; i <= NF; i++) { split($i, pair, "="); value[pair[1]] = pair[2] }
        printf "round %d: ours %.2f s CPU (%.2f s wall), pandas %.2f s CPU, ratio %.2f; ", round, value["cpu"],
            value["wall"], value["pandas"], value["cpu"] / value["pandas"]
        printf "peak %.0f bytes a row (resident, above the JVM), pandas %.0f\n",
            (value["rss"] - value["base"]) / value["rows"], value["pandasrss"] / value["rows"] }'
    round=$((round + 1))
done

plain=$folder/plain
mkdir -p "$plain"
[ -f "$plugin/files/target/classes/io/github/mlmodel/files/Checksum.class" ] || {
    echo "The product's Checksum is elsewhere now; what takes its place here would take no place." >&2
    exit 1
}
cat > "$plain/Checksum.java" <<'END'
package io.github.mlmodel.files;
public final class Checksum {
    public Checksum add(byte[] bytes, int offset, int count) { return this; }
    public String text() { return ""; }
}
END
"$javac" -proc:none -d "$plain" "$plain/Checksum.java"
: > "$folder/digesting.txt"
round=1
while [ "$round" -le "$rounds" ]; do
    with=$($java -XX:+UseSerialGC -Xmx1g -cp "$folder/classes:$classpath" BenchmarkCsv repeat "$data" "$threads" 5)
    without=$($java -XX:+UseSerialGC -Xmx1g -cp "$plain:$folder/classes:$classpath" BenchmarkCsv repeat "$data" "$threads" 5)
    echo "$with $without" >> "$folder/digesting.txt"
    round=$((round + 1))
done
for column in 1 2; do
    cut -d ' ' -f "$column" "$folder/digesting.txt" | sort -n | sed -n "$(((rounds + 1) / 2))p"
done | paste -s -d ' ' - | awk '{ printf "digesting: with %.3f s CPU, without %.3f s CPU, ratio %.3f\n", $1, $2, $1 / $2 }'
echo "digesting alone: $($java -cp "$folder/classes:$classpath" BenchmarkCsv digest "$data") s CPU"

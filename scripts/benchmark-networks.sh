#!/bin/sh
# Measures training of neural networks against PyTorch on the CPU, in one run, alternating: samples per CPU second and per
# second, losses, peak memory, start-up.
# Usage: scripts/benchmark-networks.sh DATA WORK [THREADS [REPEATS [NETWORK ...]]]
#   DATA     folder with fashion_mnist/train-images-idx3-ubyte.gz and its labels
#   WORK     folder that takes what is built
#   THREADS  1 unless given; run it with 2 as well
#   REPEATS  epochs of each candidate, 5 unless given
#   NETWORK  mlp, lenet, cnn; all unless given
# PYTHON names an interpreter with numpy and torch (/usr/bin/python3 unless set); its version is printed. COMPILE=0 leaves
# torch.compile out.
set -eu
if [ $# -lt 2 ]; then
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
shift 2
threads=${1:-1}
repeats=${2:-5}
[ $# -lt 2 ] && set -- || shift 2
(cd "$root/mlmodel-maven-plugin" &&
    mvn -B -ntp -q -pl engine-onnxruntime -am test-compile \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$work/classpath.txt")
target=$root/mlmodel-maven-plugin/engine-onnxruntime/target
exec "${PYTHON:-/usr/bin/python3}" "$root/scripts/benchmark-networks.py" "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    "$target/classes:$target/test-classes:$(cat "$work/classpath.txt")" "$data" "$threads" "$repeats" "$@"

#!/bin/sh
# Trains Fashion-MNIST by the product on a GPU, and prints a table: accuracy against the reference, samples a second beside
# PyTorch's, how busy the GPU was, and which operators of the training graph ran on the CPU.
# Usage: scripts/measure-gpu.sh JDK LOCAL_REPOSITORY DATA [MODEL ...]
#   JDK               home of a JDK 17 or newer
#   LOCAL_REPOSITORY  a Maven repository that has all that is needed, since Maven runs offline: the plugin installed from
#                     this checkout, Maven's own plugins, and (for a GPU) what 'mvn mlmodel:resolve -Dmlmodel.device=cuda'
#                     resolves
#   DATA              folder with {train,t10k}-{images-idx3,labels-idx1}-ubyte.gz of Fashion-MNIST
#   MODEL             mlp, cnn; both unless given
# MAVEN names the mvn command (mvn), PYTHON an interpreter with torch (python3; without it that column is empty), DEVICE
# cuda or cpu (cuda where nvidia-smi lists a GPU, else cpu, which is noted), EPOCHS another number of epochs (then the
# reference does not hold), THREADS the CPU's threads (2), WORK the folder that is written (target/measure-gpu).
set -eu

if [ $# -lt 3 ]; then
    sed -n '2,15s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
jdk=$(cd "$1" && pwd)
repository=$(cd "$2" && pwd)
data=$(cd "$3" && pwd)
shift 3
models=${*:-mlp cnn}
maven=${MAVEN:-mvn}
python=${PYTHON:-python3}
threads=${THREADS:-2}
work=${WORK:-$root/target/measure-gpu}
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/mlmodel-maven-plugin/pom.xml" | head -1)
if [ -z "${DEVICE:-}" ]; then
    if nvidia-smi -L 2>/dev/null | grep -q GPU; then DEVICE=cuda; else DEVICE=cpu; fi
fi
[ "$DEVICE" = cuda ] || echo "Note: no GPU is used, everything ran on the CPU; the figures say nothing of a GPU."

mkdir -p "$work"
ln -sfn "$data" "$work/data"
if "$python" -c 'import torch' 2>/dev/null; then
    torch=yes
else
    torch=
    echo "Note: $python has no torch, so there is no comparison."
fi

layers() {
    case $1 in
    mlp) printf 'flatten\ndense 256 relu\ndense 128 relu\n' ;;
    cnn) printf 'conv 32 3x3 relu\nmax-pool 2x2\nconv 64 3x3 relu\nmax-pool 2x2\nflatten\ndense 128 relu\n' ;;
    *) echo "no model '$1': mlp or cnn" >&2; exit 2 ;;
    esac
}

epochs() { case $1 in mlp) echo "${EPOCHS:-10}" ;; *) echo "${EPOCHS:-3}" ;; esac; }

# Mean of PyTorch's accuracy on the CPU, as it was measured once; the tolerance is 0.007.
reference() { case $1 in mlp) echo 0.885 ;; *) echo 0.893 ;; esac; }

pom() {
    cat <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>measure-gpu</artifactId>
  <version>1.0.0-SNAPSHOT</version>
  <packaging>pom</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>io.github.mlmodel</groupId>
        <artifactId>mlmodel-maven-plugin</artifactId>
        <version>$version</version>
        <configuration>
          <models>
            <model>
              <name>$1</name>
              <dataset>
                <source>data/train-images-idx3-ubyte.gz</source>
                <labels>data/train-labels-idx1-ubyte.gz</labels>
                <testSource>data/t10k-images-idx3-ubyte.gz</testSource>
                <testLabels>data/t10k-labels-idx1-ubyte.gz</testLabels>
              </dataset>
              <trainer>
                <type>neural-network</type>
                <parameters>
                  <layers>
$(layers "$1")
                  </layers>
                  <epochs>$(epochs "$1")</epochs>
                  <batchSize>128</batchSize>
                  <optimizer>adam</optimizer>
                  <learningRate>0.001</learningRate>
                  <validationFraction>0</validationFraction>
                </parameters>
              </trainer>
              <gates>
                <gate>accuracy >= 0.5</gate>
              </gates>
            </model>
          </models>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
EOF
}

# Runs a command, and writes what nvidia-smi says of the GPU each half second meanwhile.
watched() {
    samples=$1
    shift
    : >"$samples"
    sampler=
    if [ "$DEVICE" = cuda ]; then
        nvidia-smi --query-gpu=utilization.gpu,memory.used --format=csv,noheader,nounits --loop-ms=500 >"$samples" &
        sampler=$!
    fi
    status=0
    "$@" || status=$?
    [ -z "$sampler" ] || kill "$sampler"
    return "$status"
}

train() {
    pom "$1" >"$work/pom.xml"
    (cd "$work" && JAVA_HOME=$jdk "$maven" -B -ntp -o "-Dmaven.repo.local=$repository" "-Dmlmodel.device=$DEVICE" \
        "-Dmlmodel.threads=$threads" -Dmlmodel.training=always "-Dmlmodel.cache.directory=$work/cache" \
        -Dmlmodel.debug.graphs mlmodel:train mlmodel:test) >"$work/$1.log" 2>&1
}

# Best of the epochs' rates, because the first one takes the start of CUDA as well.
rate() { sed -n 's/.*[^0-9.,]\([0-9][0-9.,]*\) samples\/s.*/\1/p' "$1" | tr -d , | sort -n | tail -1; }

busy() { awk -F, '$1 > 0 { n++; u += $1 } $2 > m { m = $2 } END { if (n) printf "%.0f %% (%d MiB)", u / n, m; else printf "-" }' "$1"; }

# Counts operators that ONNX Runtime gives to the CPU in the graphs that training ran. Those that compute shapes belong there.
fallbacks() {
    artifact=onnxruntime
    [ "$DEVICE" != cuda ] || artifact=onnxruntime_gpu
    jar=$(find "$repository/com/microsoft/onnxruntime/$artifact" -name "$artifact-*.jar" | sort | tail -1)
    folders=$(find "$work/cache/cuda" -mindepth 1 -maxdepth 1 -type d 2>/dev/null | tr '\n' ':')
    find "$work/target/mlmodel-graphs/$1" -name "*.onnx" | sort >"$work/$1.graphs"
    if [ ! -s "$work/$1.graphs" ]; then
        echo "unknown: no graphs were kept"
        return
    fi
    while read -r graph; do
        LD_LIBRARY_PATH="$folders${LD_LIBRARY_PATH:-}" ORT_DISABLE_TELEMETRY=1 "$jdk/bin/java" -cp "$jar" \
            "$root/scripts/measure-gpu.java" "$graph" "$DEVICE" >>"$work/$1.placement" 2>&1
    done <"$work/$1.graphs"
    awk '/placed on \[/ { cpu = /Node\(s\) placed on \[CPU/; if (/All nodes placed on \[CPU/) print "all"; next }
        !/VerifyEachNodeIsAssignedToAnEp/ { cpu = 0 }
        cpu { sub(/.*VerifyEachNodeIsAssignedToAnEp\] */, ""); print $1 }' "$work/$1.placement" |
        sort | uniq -c | sort -rn | awk '{ printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2 } END { if (!NR) printf "none" }'
}

table=$work/table.txt
printf '%-5s %-8s %-9s %-10s %-14s %-14s %-7s %-18s %s\n' model device accuracy reference samples/s torch-samples/s ratio \
    'GPU busy (memory)' 'operators on the CPU' | tee "$table"
for model in $models; do
    rm -f "$work/$model.placement"
    if ! watched "$work/$model.gpu" train "$model"; then
        tail -20 "$work/$model.log" >&2
        exit 1
    fi
    accuracy=$("$python" -c 'import json,sys; print("%.4f" % json.load(open(sys.argv[1]))["scores"]["metrics"]["accuracy"])' \
        "$work/target/mlmodel/$model/evaluation.json")
    ours=$(rate "$work/$model.log")
    theirs=
    [ -z "$torch" ] || theirs=$("$python" "$root/scripts/measure-gpu.py" "$DEVICE" "$data" "$model" "$(epochs "$model")" \
        "$threads" | tee "$work/$model.torch" | sed -n 's/^samples a second: //p')
    ratio=$(awk -v a="${ours:-0}" -v b="${theirs:-0}" 'BEGIN { if (a && b) printf "%.2f", a / b; else printf "-" }')
    verdict=$(awk -v a="$accuracy" -v r="$(reference "$model")" 'BEGIN { print (a >= r - 0.007) ? "reached" : "below" }')
    [ -z "${EPOCHS:-}" ] || verdict=-
    printf '%-5s %-8s %-9s %-10s %-14s %-14s %-7s %-18s %s\n' "$model" "$DEVICE" "$accuracy" \
        "$(reference "$model")" "${ours:--}" "${theirs:--}" "$ratio" "$(busy "$work/$model.gpu")" "$(fallbacks "$model")" |
        tee -a "$table"
    echo "$model: reference $verdict; $(grep -h 'training on\|GPU is used with\|differ from those' "$work/$model.log" |
        sed 's/^\[INFO\] //' | tr '\n' ';')"
done
echo "Logs and samples are in $work."

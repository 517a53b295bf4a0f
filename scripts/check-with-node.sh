#!/usr/bin/env bash
# Checks a model outside this project's code: ONNX Runtime for Node.js loads model.onnx, gets the raw columns of CSV
# files by name, and the metric is computed in JavaScript.
#
#   scripts/check-with-node.sh BUNDLE_OR_FOLDER CSV... [--delimiter C] [--columns A,B,…] [--missing TEXT]...
#
# BUNDLE_OR_FOLDER   target/<artifact>-<name>.zip, or target/mlmodel/<name>
# CSV                held-back rows, with the target's column; may be gzipped
#
# Prints accuracy and log loss, or R² and RMSE; fails when evaluation.json is of as many rows and says otherwise, or when
# a recorded sample gives other outputs than recorded. Needs Node.js 18 or newer and npm. The packages are installed into
# target/check-with-node (about 300 MB); --ignore-scripts leaves out a download of CUDA parts, and the CPU's library is
# inside the package.
set -euo pipefail
if [ $# -lt 2 ]; then
  sed -n '2,/^set/p' "$0" | sed '$d; s/^# \{0,1\}//' >&2
  exit 2
fi
scripts=$(cd "$(dirname "$0")" && pwd)
packages=$(dirname "$scripts")/target/check-with-node
mkdir -p "$packages"
if [ ! -d "$packages/node_modules/onnxruntime-node" ]; then
  npm install --prefix "$packages" --ignore-scripts --no-audit --no-fund --silent \
    onnxruntime-node@1.29.0 csv-parse@7.0.3 adm-zip@0.5.16 >&2
fi
NODE_PATH=$packages/node_modules exec node "$scripts/check-with-node.js" "$@"

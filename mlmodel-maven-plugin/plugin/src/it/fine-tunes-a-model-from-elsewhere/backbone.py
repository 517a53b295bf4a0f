"""Makes src/models/backbone.onnx and other.onnx: a network of three numbers, of our own, with random weights.

    /usr/bin/python3 backbone.py

Made with torch 1.13; under the licence of this project.
"""

import os

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))

for seed, name in [(1, "src/models/backbone.onnx"), (2, "other.onnx")]:
    torch.manual_seed(seed)
    model = nn.Sequential()
    model.add_module("hidden", nn.Linear(3, 16))
    model.add_module("activation", nn.ReLU())
    model.add_module("out", nn.Linear(16, 8))
    model.eval()
    torch.onnx.export(model, torch.zeros(2, 3), os.path.join(HERE, name), opset_version=15,
                      input_names=["input"], output_names=["output"], dynamic_axes={"input": {0: "batch"}})

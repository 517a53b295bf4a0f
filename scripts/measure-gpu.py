"""Trains a network of measure-gpu.sh by PyTorch, and prints accuracy and samples a second of the best epoch.

Usage: measure-gpu.py DEVICE DATA MODEL EPOCHS THREADS
"""

import gzip
import sys
import time

import numpy
import torch
from torch import nn

device, data, model_name, epochs, threads = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
torch.set_num_threads(threads)
torch.manual_seed(1)
# Both sides multiply in full float32.
torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False


def images(name):
    with gzip.open(f"{data}/{name}-images-idx3-ubyte.gz") as file:
        pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 1, 28, 28)
    with gzip.open(f"{data}/{name}-labels-idx1-ubyte.gz") as file:
        labels = numpy.frombuffer(file.read(), numpy.uint8, offset=8).astype(numpy.int64)
    return (torch.from_numpy(pixels.astype(numpy.float32) / 255).to(device), torch.from_numpy(labels).to(device))


def network():
    if model_name == "mlp":
        return nn.Sequential(
            nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, 10))


def wait():
    if device == "cuda":
        torch.cuda.synchronize()


rows, labels = images("train")
model = network().to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
loss = nn.CrossEntropyLoss()
best = 0.0
for epoch in range(epochs):
    wait()
    start = time.perf_counter()
    order = torch.randperm(len(rows), device=device)
    for first in range(0, len(rows), 128):
        batch = order[first:first + 128]
        optimizer.zero_grad(set_to_none=True)
        loss(model(rows[batch]), labels[batch]).backward()
        optimizer.step()
    wait()
    best = max(best, len(rows) / (time.perf_counter() - start))

test_rows, test_labels = images("t10k")
model.eval()
right = 0
with torch.no_grad():
    for first in range(0, len(test_rows), 1000):
        right += int((model(test_rows[first:first + 1000]).argmax(1) == test_labels[first:first + 1000]).sum())
print(f"PyTorch {torch.__version__} on {torch.cuda.get_device_name() if device == 'cuda' else 'CPU'}")
print(f"accuracy: {right / len(test_rows):.4f}")
print(f"samples a second: {best:.0f}")

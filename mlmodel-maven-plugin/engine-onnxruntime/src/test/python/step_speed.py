"""Trains a network by PyTorch and by StepSpeed in turns, and prints samples a second of processor and of clock.

python3 step_speed.py CLASSPATH lenet|cnn THREADS ROUNDS FOLDER [plain|blocked ...]
The class path holds this module's classes and test classes and what they need; FOLDER is a scratch folder.
"""

import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn as nn

classpath, which, threads, rounds, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
forms = sys.argv[6:] or ["plain"]
torch.set_num_threads(threads)
BATCH, STEPS = 128, 16
channels, side = (1, 28) if which == "lenet" else (3, 32)


def network():
    if which == "lenet":
        layers = [
            nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(1568, 128), nn.ReLU(), nn.Linear(128, 10),
        ]
    else:
        layers, before = [], 3
        for width in (32, 64, 128):
            layers += [nn.Conv2d(before, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)]
            before = width
        layers += [nn.Flatten(), nn.Linear(2048, 10)]
    return nn.Sequential(*layers)


chance = np.random.default_rng(1)
rows = BATCH * STEPS
y = chance.integers(0, 10, rows).astype(np.int64)
pattern = 0.5 * np.sin(np.outer(y + 1, np.arange(channels * side * side)) / 7)
x = (chance.standard_normal((rows, channels * side * side)) + pattern).astype(np.float32)
order = chance.permutation(rows).astype(np.int64)
torch.manual_seed(0)
first = [p.detach().numpy().copy() for p in network().parameters()]
for name, array in [("x", x), ("y", y), ("perm", order)] + [("w%d" % i, w) for i, w in enumerate(first)]:
    array.tofile(folder + "/" + name + ".bin")


def pytorch(last):
    net = network()
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), first):
            parameter.copy_(torch.from_numpy(value))
    if last:
        net = net.to(memory_format=torch.channels_last)
    adam = torch.optim.Adam(net.parameters(), 1e-3)
    tx, ty, torder = torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(order)

    def epoch():
        losses = []
        cpu, clock = time.process_time(), time.perf_counter()
        for i in range(STEPS):
            index = torder[i * BATCH:(i + 1) * BATCH]
            batch = tx[index].view(BATCH, channels, side, side)
            if last:
                batch = batch.contiguous(memory_format=torch.channels_last)
            adam.zero_grad()
            loss = nn.functional.cross_entropy(net(batch), ty[index])
            loss.backward()
            adam.step()
            losses.append(loss.item())
        return time.process_time() - cpu, time.perf_counter() - clock, losses

    return epoch


def ours(form):
    process = subprocess.Popen(
        ["java", "-cp", classpath, "io.github.mlmodel.engine.neural.tensor.StepSpeed", which, str(threads), form, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline().strip() == "ready"

    def epoch():
        process.stdin.write("\n")
        process.stdin.flush()
        numbers = [float(n) for n in process.stdout.readline().split()]
        return numbers[0], numbers[1], numbers[2:]

    return epoch


runners = {"PyTorch eager": pytorch(False), "PyTorch channels_last": pytorch(True)}
runners.update({"ours, " + form: ours(form) for form in forms})
cpu, clock, start = {n: [] for n in runners}, {n: [] for n in runners}, {}
for turn in range(rounds):
    for name, epoch in runners.items():
        c, w, losses = epoch()
        cpu[name].append(c)
        clock[name].append(w)
        start.setdefault(name, losses)
base_cpu, base_clock = np.median(cpu["PyTorch eager"][1:]), np.median(clock["PyTorch eager"][1:])
print("%s, %d threads, batch %d, PyTorch %s" % (which, threads, BATCH, torch.__version__))
for name in runners:
    c, w = np.median(cpu[name][1:]), np.median(clock[name][1:])
    off = np.abs(np.array(start[name]) - np.array(start["PyTorch eager"])).max()
    print("%-24s %7.0f samples/cpu s (%.2f) %7.0f samples/s (%.2f), losses within %.0e, last %.4f"
          % (name, rows / c, base_cpu / c, rows / w, base_clock / w, off, start[name][-1]))

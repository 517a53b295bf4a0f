"""Times epochs of the same networks in this product and in PyTorch, one after the other, in one run.

Called by benchmark-networks.sh: JAVA CLASSPATH DATA THREADS REPEATS NETWORK...
Prints, for each candidate, the median of samples per CPU second and per second of wall clock, the ratio to PyTorch eager
with its default optimiser (foreach is its faster form on some versions),
the mean loss of the first and the last epoch, and the peak of resident memory.
"""
import gzip, json, os, resource, statistics, subprocess, sys, time

java, classpath, data, threads, repeats = sys.argv[1:4] + [int(sys.argv[4]), int(sys.argv[5])]
wanted = sys.argv[6:] or ["mlp", "lenet", "cnn"]
# Before NumPy is loaded: its linear algebra and PyTorch's have threads of their own, which PyTorch does not count.
os.environ.update(OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads))

import numpy as np
import torch
from torch import nn

torch.set_num_threads(threads)
BATCH = 128


def fashion(rows):
    folder = os.path.join(data, "fashion_mnist")
    images = gzip.open(os.path.join(folder, "train-images-idx3-ubyte.gz")).read()
    labels = gzip.open(os.path.join(folder, "train-labels-idx1-ubyte.gz")).read()
    x = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 28, 28, 1)[:rows]
    return x, np.frombuffer(labels, np.uint8, offset=8)[:rows].astype(np.int64)


def colours(rows):
    """No real set: noise with a pattern a class, of the size that the speed of the deeper network is quoted for."""
    chance = np.random.default_rng(1)
    y = chance.integers(0, 10, rows)
    wave = np.sin(np.outer(y + 1, np.arange(32 * 32 * 3)) / 7).reshape(rows, 32, 32, 3)
    return np.clip(128 + 40 * chance.standard_normal((rows, 32, 32, 3)) + 20 * wave, 0, 255).astype(np.uint8), y.astype(np.int64)


def block(i, o):
    return [nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(), nn.MaxPool2d(2)]


NETWORKS = {
    "mlp": dict(
        rows=lambda: fashion(60000),
        lines="flatten\ndense 256 relu\ndense 128 relu",
        torch=lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)),
    ),
    "lenet": dict(
        rows=lambda: fashion(12800),
        lines="conv 16 5x5 relu\nmax-pool 2x2\nconv 32 5x5 relu\nmax-pool 2x2\nflatten\ndense 128 relu",
        torch=lambda: nn.Sequential(
            nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(32 * 49, 128), nn.ReLU(), nn.Linear(128, 10)),
    ),
    "cnn": dict(
        rows=lambda: colours(3840),
        lines="".join(f"conv {o} 3x3\nbatch-norm\nrelu\nmax-pool 2x2\n" for o in (32, 64, 128)) + "flatten",
        torch=lambda: nn.Sequential(*block(3, 32), *block(32, 64), *block(64, 128), nn.Flatten(), nn.Linear(128 * 16, 10)),
    ),
}


class Torch:
    """An epoch of PyTorch over floats that are ready made: its batches need no conversion, ours do."""

    def __init__(self, network, x, y, channels_last=False, compiled=False, foreach=None):
        torch.manual_seed(1)
        self.net = network["torch"]()
        self.x = torch.from_numpy(np.ascontiguousarray(x.transpose(0, 3, 1, 2)).astype(np.float32) / 255)
        self.y = torch.from_numpy(y)
        self.format = torch.channels_last if channels_last else torch.contiguous_format
        self.net = self.net.to(memory_format=self.format)
        self.optimiser = torch.optim.Adam(self.net.parameters(), 1e-3, foreach=foreach)
        self.forward = torch.compile(self.net) if compiled else self.net
        self.chance = torch.Generator().manual_seed(1)

    def epoch(self):
        cpu, wall = time.process_time(), time.perf_counter()
        order = torch.randperm(len(self.y), generator=self.chance)
        losses = []
        for at in range(0, len(order), BATCH):
            rows = order[at:at + BATCH]
            batch = self.x[rows].contiguous(memory_format=self.format)
            self.optimiser.zero_grad()
            loss = nn.functional.cross_entropy(self.forward(batch), self.y[rows])
            loss.backward()
            self.optimiser.step()
            losses.append(loss.item())
        return dict(cpu=time.process_time() - cpu, wall=time.perf_counter() - wall, loss=float(np.mean(losses)))

    def peak(self):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Ours:
    """The product's trainer in a JVM of its own, which is told when to run an epoch."""

    def __init__(self, network, x, y, work):
        height, width, channels = x.shape[1:]
        x.tofile(os.path.join(work, "images"))
        y.astype(np.uint8).tofile(os.path.join(work, "labels"))
        arguments = [work, str(len(y)), str(height), str(width), str(channels), str(BATCH), str(threads), network["lines"]]
        # A class of the tests: the trainer's inside, one epoch at a time.
        self.process = subprocess.Popen(
            [java, "-cp", classpath, "io.github.mlmodel.engine.neural.EpochBenchmark", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ, ORT_DISABLE_TELEMETRY="1"))

    def epoch(self):
        self.process.stdin.write("epoch\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit("the product's process ended")
        return json.loads(answer)

    def peak(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main():
    import tempfile
    print(f"PyTorch {torch.__version__}, {threads} thread(s), batch {BATCH}, Adam 0.001, {repeats} epochs each, alternating")
    for name in wanted:
        network = NETWORKS[name]
        x, y = network["rows"]()
        with tempfile.TemporaryDirectory() as work:
            candidates = {"torch": Torch(network, x, y), "ours": Ours(network, x, y, work)}
            candidates["torch foreach"] = Torch(network, x, y, foreach=True)
            if name != "mlp":
                candidates["torch channels_last"] = Torch(network, x, y, channels_last=True, foreach=True)
            if hasattr(torch, "compile") and os.environ.get("COMPILE", "1") == "1":
                candidates["torch compiled"] = Torch(network, x, y, compiled=True)
            runs = {key: [] for key in candidates}
            for _ in range(repeats):
                for key, candidate in candidates.items():
                    runs[key].append(candidate.epoch())
            report(name, len(y), runs, candidates)
            candidates["ours"].process.stdin.close()
            candidates["ours"].process.wait()


def report(name, rows, runs, candidates):
    print(f"## {name}: {rows} rows an epoch")
    print(f"{'':22}{'samples/CPU s':>14}{'ratio':>7}{'samples/s':>12}{'ratio':>7}{'loss first':>12}{'last':>9}{'peak MB':>9}")
    # The first epoch warms up: compilation here, memory there.
    middle = {key: {what: statistics.median(run[what] for run in of[1:] or of) for what in ("cpu", "wall")} for key, of in runs.items()}
    base = middle["torch"]
    for key, of in runs.items():
        cpu, wall = middle[key]["cpu"], middle[key]["wall"]
        print(f"{key:22}{rows / cpu:14.0f}{base['cpu'] / cpu:7.2f}{rows / wall:12.0f}{base['wall'] / wall:7.2f}"
              f"{of[0]['loss']:12.4f}{of[-1]['loss']:9.4f}{candidates[key].peak():9.0f}", flush=True)


main()

"""Trains by scikit-learn and by the fast trainers on the same made-up rows; see benchmark-training.sh."""

import os
import subprocess
import sys
import time

import numpy

WIDTH = 30
METHODS = ["random-forest", "gradient-boosting", "logistic-regression"]
THREADS = int(os.environ.get("THREADS", "2"))


def make(folder, rows):
    """Writes binary data, twenty of thirty columns informative, standardised, by column."""
    from sklearn.datasets import make_classification

    if os.path.exists(os.path.join(folder, "labels.u8")):
        return
    os.makedirs(folder, exist_ok=True)
    features, labels = make_classification(
        n_samples=rows, n_features=WIDTH, n_informative=20, n_redundant=5, flip_y=0.02, random_state=1)
    features = ((features - features.mean(axis=0)) / features.std(axis=0)).astype("<f4")
    features.T.tofile(os.path.join(folder, "features.f32"))
    labels.astype("u1").tofile(os.path.join(folder, "labels.u8"))


def scikit_learn(folder, method):
    """The reference's side: writes what the Java side writes."""
    labels = numpy.fromfile(os.path.join(folder, "labels.u8"), "u1")
    features = numpy.ascontiguousarray(numpy.fromfile(os.path.join(folder, "features.f32"), "<f4").reshape(WIDTH, -1).T)
    train = len(labels) // 5 * 4
    if method == "random-forest":
        from sklearn.ensemble import RandomForestClassifier

        model = RandomForestClassifier(n_estimators=100, n_jobs=THREADS, random_state=1)
    elif method == "gradient-boosting":
        from sklearn.ensemble import HistGradientBoostingClassifier

        model = HistGradientBoostingClassifier(early_stopping=False, random_state=1)
    else:
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(max_iter=1000)
    before = time.process_time()
    model.fit(features[:train], labels[:train])
    fitted = time.process_time()
    predicted = model.predict_proba(features[train:])[:, 1]
    done = time.process_time()
    predicted.astype("<f4").tofile(os.path.join(folder, "predicted.f32"))
    with open(os.path.join(folder, "times.txt"), "w", encoding="utf-8") as file:
        file.write(f"{fitted - before:.3f} {done - fitted:.3f}")


def measure(folder, command):
    """Runs one side in a process of its own; returns CPU seconds of fitting and predicting, accuracy, AUC, peak MB.

    Linux counts this process's own memory at the fork as the child's, so nothing large is loaded here.
    """
    environment = dict(os.environ, OMP_NUM_THREADS=str(THREADS), OPENBLAS_NUM_THREADS=str(THREADS), OMP_WAIT_POLICY="passive")
    process = subprocess.Popen(command, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    labels = numpy.fromfile(os.path.join(folder, "labels.u8"), "u1")
    labels = labels[len(labels) // 5 * 4 :]
    predicted = numpy.fromfile(os.path.join(folder, "predicted.f32"), "<f4")
    with open(os.path.join(folder, "times.txt"), encoding="utf-8") as file:
        fit, predict = map(float, file.read().split())
    accuracy = float(((predicted > 0.5) == labels).mean())
    return fit, predict, accuracy, auc(labels, predicted), usage.ru_maxrss / 1024


def auc(labels, scores):
    """Area under the ROC curve, ties counted half."""
    _, ranks, counts = numpy.unique(scores, return_inverse=True, return_counts=True)
    middle = numpy.cumsum(counts) - (counts - 1) / 2
    positives = int(labels.sum())
    negatives = len(labels) - positives
    return (middle[ranks][labels == 1].sum() - positives * (positives + 1) / 2) / positives / negatives


def main():
    if sys.argv[1] == "--make":
        make(sys.argv[2], int(sys.argv[3]))
        return
    if sys.argv[1] == "--scikit-learn":
        scikit_learn(sys.argv[2], sys.argv[3])
        return
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    folder = os.path.join(sys.argv[1], f"rows-{rows}")
    subprocess.run([sys.executable, os.path.abspath(__file__), "--make", folder, str(rows)], check=True)
    print(f"{rows} rows x {WIDTH} columns, four fifths for training; CPU seconds, {THREADS} threads")
    print(f"{'trainer':20} {'side':13} {'fit':>8} {'predict':>8} {'accuracy':>9} {'AUC':>7} {'peak MB':>8}")
    for method in sys.argv[3:] or METHODS:
        theirs = measure(folder, [sys.executable, os.path.abspath(__file__), "--scikit-learn", folder, method])
        java = ["java", "io.github.mlmodel.engine.trees.TrainingBenchmark", folder, str(WIDTH), method, str(THREADS)]
        ours = measure(folder, java)
        for side, (fit, predict, accuracy, auc, peak) in (("scikit-learn", theirs), ("mlmodel", ours)):
            print(f"{method:20} {side:13} {fit:8.2f} {predict:8.2f} {accuracy:9.4f} {auc:7.4f} {peak:8.0f}")
        print(f"{method:20} {'ratio':13} {ours[0] / theirs[0]:8.2f} {ours[1] / theirs[1]:8.2f}", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Trains neural networks by the product and prints their scores and times beside references.

    scripts/measure-networks.py DATA WORK PART [MAVEN_OPTION...]

DATA  a folder with reference.json, fashion_mnist/*.gz in IDX, and split/NAME-train.csv and split/NAME-test.csv
WORK  a folder for the projects that are made and built; MAVEN_OPTIONs are passed on, for example -o
PART  images: MLP, LeNet and CNN on Fashion-MNIST, the mean of three seeds beside PyTorch's accuracy
      tables: the default network on tables and texts, beside gradient-boosting and, trained here, scikit-learn's MLP
      start: seconds from 'mvn verify' to the first step, and the process's peak of memory
      all of them, unless given

The plugin must be installed in the local repository. tables needs pandas and scikit-learn, which Debian's /usr/bin/python3 has.
"""

import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEEDS = (1, 2, 3)
ALLOWED = 0.007

# Layers, epochs, and the reference's name: as reference.json has them.
IMAGES = {
    "mlp": ("flatten\ndense 256 relu\ndense 128 relu", 10, "MLP 256-128", 0.885),
    "lenet": ("conv 6 5x5 padding 2 relu\nmax-pool 2x2\nconv 16 5x5 padding 0 relu\nmax-pool 2x2\nflatten\ndense 120 relu\ndense 84 relu", 5, "LeNet", 0.865),
    "cnn": ("conv 32 3x3 relu\nmax-pool 2x2\nconv 64 3x3 relu\nmax-pool 2x2\nflatten\ndense 128 relu", 3, "CNN", 0.893),
}
TABLES = {"adult": "classification", "california_housing": "regression", "digits": "classification", "sms_spam": "classification"}


def version():
    parent = ElementTree.parse(ROOT / "mlmodel-maven-plugin" / "pom.xml").getroot()
    return parent.findtext("{http://maven.apache.org/POM/4.0.0}version")


def project(folder, models):
    folder.mkdir(parents=True, exist_ok=True)
    executions = "".join(f"<goal>{goal}</goal>" for goal in ("train", "test", "package", "verify"))
    (folder / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>io.github.mlmodel.measure</groupId><artifactId>networks</artifactId><version>1-SNAPSHOT</version>
<packaging>pom</packaging><build><plugins><plugin><groupId>io.github.mlmodel</groupId>
<artifactId>mlmodel-maven-plugin</artifactId><version>{version()}</version>
<executions><execution><goals>{executions}</goals></execution></executions>
<configuration><models>{"".join(models)}</models></configuration></plugin></plugins></build></project>""", encoding="utf-8")


def network(layers, epochs):
    return f"<trainer><type>neural-network</type><parameters><layers>\n{layers}\n</layers><epochs>{epochs}</epochs></parameters></trainer>"


def images(data, name, trainer, seed):
    at = data / "fashion_mnist"
    return f"""<model><name>{name}</name><seed>{seed}</seed><dataset><source>{at}/train-images-idx3-ubyte.gz</source>
<labels>{at}/train-labels-idx1-ubyte.gz</labels><testSource>{at}/t10k-images-idx3-ubyte.gz</testSource>
<testLabels>{at}/t10k-labels-idx1-ubyte.gz</testLabels></dataset>{trainer}<gates><gate>accuracy >= 0.5</gate></gates></model>"""


def table(data, task, trainer):
    name = f"{task}-{trainer}".replace("_", "-")
    features = "<features><text><column>text</column></text></features>" if task == "sms_spam" else ""
    return f"""<model><name>{name}</name><task>{TABLES[task]}</task><dataset><source>{data}/split/{task}-train.csv</source>
<testSource>{data}/split/{task}-test.csv</testSource><target>target</target></dataset>{features}<trainer>{trainer}</trainer>
<gates><gate>example_count >= 1</gate></gates></model>"""


def build(folder, options, phase="verify"):
    cache = f"-Dmlmodel.cache.directory={folder.resolve()}/cache"
    process = subprocess.Popen(["mvn", "-B", "-ntp", *options, cache, "-Dmlmodel.training=always", phase], cwd=folder,
                               stdout=subprocess.PIPE, text=True)
    start, lines = time.monotonic(), []
    for line in process.stdout:
        lines.append((time.monotonic() - start, line.rstrip()))
    if process.wait():
        sys.exit("\n".join(text for _, text in lines[-40:]))
    return lines


def read(folder, model, file):
    return json.loads((folder / "target" / "mlmodel" / model / file).read_text(encoding="utf-8"))


def measure_images(data, work, options):
    folder = work / "images"
    project(folder, [images(data, f"{name}-{seed}", network(layers, epochs), seed)
                     for name, (layers, epochs, _, _) in IMAGES.items() for seed in SEEDS])
    build(folder, options)
    print("| network | epochs | accuracy by seed | mean | reference | at least | seconds, mean | |\n|---|---|---|---|---|---|---|---|")
    for name, (_, epochs, _, reference) in IMAGES.items():
        found = [read(folder, f"{name}-{seed}", "evaluation.json")["scores"]["metrics"]["accuracy"] for seed in SEEDS]
        seconds = statistics.mean(read(folder, f"{name}-{seed}", "training.json")["seconds"] for seed in SEEDS)
        mean = statistics.mean(found)
        print(f"| {name} | {epochs} | {', '.join(f'{one:.4f}' for one in found)} | {mean:.4f} | {reference} |"
              f" {reference - ALLOWED:.3f} | {seconds:.1f} | {'' if mean >= reference - ALLOWED else 'SHORT'} |", flush=True)


def scikit_learn(data, task):
    """The reference's MLP: 64 and 32 units, at most 60 epochs, early stopping; returns score and seconds of fitting."""
    import pandas
    from sklearn.compose import ColumnTransformer, make_column_selector
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.impute import SimpleImputer
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler, FunctionTransformer
    train, test = (pandas.read_csv(data / "split" / f"{task}-{side}.csv") for side in ("train", "test"))
    x, y, tx, ty = train.drop(columns="target"), train["target"], test.drop(columns="target"), test["target"]
    if task == "sms_spam":
        shape = ColumnTransformer([("text", TfidfVectorizer(), "text")])
    else:
        shape = ColumnTransformer([
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), make_column_selector(dtype_include="number")),
            ("categories", OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_exclude="number"))])
    settings = dict(hidden_layer_sizes=(64, 32), max_iter=60, early_stopping=True, random_state=1)
    regression = TABLES[task] == "regression"
    model = make_pipeline(shape, (MLPRegressor if regression else MLPClassifier)(**settings))
    scale = y.std() if regression else 1
    start = time.process_time()
    model.fit(x, y / scale if regression else y)
    seconds = time.process_time() - start
    if regression:
        residual = ((ty - model.predict(tx) * scale) ** 2).sum()
        return 1 - residual / ((ty - ty.mean()) ** 2).sum(), seconds
    return model.score(tx, ty), seconds


def measure_tables(data, work, options):
    folder = work / "tables"
    project(folder, [table(data, task, trainer) for task in TABLES for trainer in ("neural-network", "gradient-boosting")])
    build(folder, options)
    print("| data | metric | our network | seconds | our gradient-boosting | seconds | scikit-learn's MLP | CPU seconds |\n|---|---|---|---|---|---|---|---|")
    for task, kind in TABLES.items():
        metric = "r2" if kind == "regression" else "accuracy"
        cells = []
        for trainer in ("neural-network", "gradient-boosting"):
            name = f"{task}-{trainer}".replace("_", "-")
            cells.append(f"{read(folder, name, 'evaluation.json')['scores']['metrics'][metric]:.4f} | {read(folder, name, 'training.json')['seconds']:.1f}")
        score, seconds = scikit_learn(data, task)
        print(f"| {task} | {metric} | {cells[0]} | {cells[1]} | {score:.4f} | {seconds:.1f} |", flush=True)


def measure_start(data, work, options):
    folder = work / "start"
    layers, _, _, _ = IMAGES["mlp"]
    project(folder, [images(data, "mlp", network(layers, 1), 1)])
    build(folder, options)
    lines = build(folder, options)
    at, text = next((at, text) for at, text in lines if "epoch 1 of 1" in text)
    speed = float(re.search(r"([0-9,.]+) samples/s", text).group(1).replace(",", ""))
    print(f"from 'mvn verify' to the first step: {at - 60000 / speed:.1f} s; one epoch of 60,000 images: {60000 / speed:.2f} s;"
          f" whole build: {lines[-1][0]:.1f} s; largest resident memory of a process: "
          f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


PARTS = {"images": measure_images, "tables": measure_tables, "start": measure_start}


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    data, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    part = sys.argv[3] if len(sys.argv) > 3 else "all"
    for name, measure in PARTS.items():
        if part in (name, "all"):
            print(f"## {name}", flush=True)
            measure(data, work, sys.argv[4:])


if __name__ == "__main__":
    main()

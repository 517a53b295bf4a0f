#!/usr/bin/env python3
"""Trains the fast aliases on a fixed split and prints their scores beside reference scores.

    scripts/measure-quality.py DATA WORK [MAVEN_OPTION...]

DATA  a folder with reference.json, and split/NAME-train.csv and split/NAME-test.csv with the target in column 'target'
WORK  a folder for the project that is made and built; MAVEN_OPTIONs are passed on, for example -o or -Dmaven.repo.local=…

The plugin must be installed in the local repository. Accuracy, AUC and R² may fall short of the same method's reference
by two standard errors of a proportion on that test set (3/n where the best score is 1), or by 0.01, whichever is larger.
"""

import json
import math
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

CLASSIFICATION = ["iris", "breast_cancer", "digits", "penguins", "titanic", "adult"]
REGRESSION = ["wine_quality_red", "wine_quality_white", "california_housing", "diamonds"]
METHODS = {
    "classification": {"logistic-regression": "logreg", "random-forest": "rf100", "gradient-boosting": "hgb"},
    "regression": {"linear-regression": "linear", "random-forest": "rf100", "gradient-boosting": "hgb"},
    "text": {"logistic-regression": "tfidf_lr", "random-forest": None, "gradient-boosting": None},
}


def runs():
    for name in CLASSIFICATION:
        yield name, name, "classification"
    yield "wine_quality_red_class", "wine_quality_red", "classification"
    for name in REGRESSION:
        yield name, name, "regression"
    yield "sms_spam", "sms_spam", "text"


def model(task, file, kind, trainer, data):
    name = f"{task}-{trainer}".replace("_", "-")
    features = "<features><text><column>text</column></text></features>" if kind == "text" else ""
    goal = "regression" if kind == "regression" else "classification"
    return f"""<model><name>{name}</name><task>{goal}</task><dataset>
      <source>{data}/split/{file}-train.csv</source><testSource>{data}/split/{file}-test.csv</testSource>
      <target>target</target></dataset>{features}<trainer>{trainer}</trainer></model>"""


def pom(data, version):
    models = "\n".join(
        model(task, file, kind, trainer, data) for task, file, kind in runs() for trainer in METHODS[kind]
    )
    return f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>io.github.mlmodel.measure</groupId><artifactId>quality</artifactId><version>1-SNAPSHOT</version>
<packaging>pom</packaging><build><plugins><plugin><groupId>io.github.mlmodel</groupId>
<artifactId>mlmodel-maven-plugin</artifactId><version>{version}</version>
<configuration><models>{models}</models></configuration></plugin></plugins></build></project>"""


def allowance(best, rows):
    return max(0.01, 3 / rows if best >= 1 else 2 * math.sqrt(best * (1 - best) / rows))


def compare(evaluation, reference, kind, rows, best):
    """Yields metric, ours, reference and whether it falls short."""
    metrics = evaluation["scores"]["metrics"]
    if kind == "regression":
        yield "r2", metrics["r2"], reference and reference["r2"], 0.01
        return
    yield "accuracy", metrics["accuracy"], reference and reference["accuracy"], allowance(best, rows)
    auc = metrics.get("roc_auc") or metrics.get("roc_auc_ovr_macro")
    expected = reference and reference.get("auc", reference.get("auc_ovr_macro"))
    yield "auc", auc, expected, allowance(best, rows)
    yield "log_loss", metrics["log_loss"], reference and reference["log_loss"], None


def main():
    data, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    root = pathlib.Path(__file__).resolve().parent.parent
    parent = ElementTree.parse(root / "mlmodel-maven-plugin" / "pom.xml").getroot()
    version = parent.findtext("{http://maven.apache.org/POM/4.0.0}version")
    work.mkdir(parents=True, exist_ok=True)
    (work / "pom.xml").write_text(pom(data, version), encoding="utf-8")
    goals = [f"io.github.mlmodel:mlmodel-maven-plugin:{version}:{goal}" for goal in ("train", "test")]
    cache = f"-Dmlmodel.cache.directory={work.resolve()}/cache"
    subprocess.run(["mvn", "-B", "-ntp", "-q", *sys.argv[3:], cache, *goals], cwd=work, check=True)
    sets = json.loads((data / "reference.json").read_text(encoding="utf-8"))["datasets"]
    references = {task: found for value in sets.values() for task, found in value.get("tasks", {}).items()}
    print("| task | trainer | metric | ours | reference | allowed | |")
    print("|---|---|---|---|---|---|---|")
    short = 0
    for task, _, kind in runs():
        info = references[task]
        scores = [found["accuracy"] for found in info["models"].values() if "accuracy" in found]
        for trainer, method in METHODS[kind].items():
            folder = work / "target" / "mlmodel" / f"{task}-{trainer}".replace("_", "-")
            evaluation = json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))
            reference = info["models"][method] if method else None
            best = max(scores, default=0)
            for metric, ours, expected, allowed in compare(evaluation, reference, kind, info["info"]["n_test"], best):
                fails = expected is not None and allowed is not None and ours < expected - allowed
                short += fails
                shown = "" if expected is None else f"{expected:.4f}"
                room = "" if allowed is None or expected is None else f"{allowed:.4f}"
                print(f"| {task} | {trainer} | {metric} | {ours:.4f} | {shown} | {room} | {'SHORT' if fails else ''} |")
    print(f"\n{short} fall short")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

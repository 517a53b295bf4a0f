"""Measures scikit-learn's predict_proba on one thread, a row and a row of a thousand; see measure-runtime.sh."""

import sys
import time

import pandas
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

ROWS = 1000
SECONDS = 3


def best(call):
    """Returns the microseconds of the fastest of the calls of some seconds."""
    fastest = float("inf")
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        start = time.perf_counter()
        call()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest * 1e6


def main(train, rows, target):
    """Prints a line a model: features ready, and from raw columns."""
    data = pandas.read_csv(train)
    labels = data.pop(target)
    numbers = list(data.select_dtypes("number").columns)
    texts = [column for column in data.columns if column not in numbers]
    some = pandas.read_csv(rows, nrows=ROWS)[list(data.columns)]
    models = {
        "boosting": HistGradientBoostingClassifier(max_iter=100, max_leaf_nodes=31, early_stopping=False),
        "forest": RandomForestClassifier(100, n_jobs=1, random_state=1),
        "linear": LogisticRegression(max_iter=1000),
    }
    print("| scikit-learn | one row, us | a row of 1,000, us | the same from raw columns, us |")
    print("| --- | ---: | ---: | ---: |")
    for name, model in models.items():
        prepare = make_column_transformer(
            (StandardScaler(), numbers),
            (OneHotEncoder(handle_unknown="ignore"), texts),
            sparse_threshold=0)
        whole = make_pipeline(prepare, model).fit(data, labels)
        features = prepare.transform(some)
        one = best(lambda: model.predict_proba(features[:1]))
        many = best(lambda: model.predict_proba(features)) / ROWS
        raw = best(lambda: whole.predict_proba(some)) / ROWS
        print(f"| {name} | {one:.1f} | {many:.2f} | {raw:.2f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What scikit-learn comes to on the sets of measure-defaults.sh: prints a line with a name and figures for each set.

Usage: measure-defaults.py linear|weights|texts DATA SET...     with DATA/SET-train.csv and DATA/SET-test.csv
"""

import pathlib
import sys

import pandas
from sklearn.compose import make_column_transformer
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.metrics import balanced_accuracy_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier


def columns(rows):
    """Numbers of mean 0 and deviation 1, and a feature for each category."""
    words = [name for name in rows if rows[name].dtype == object]
    numbers = [name for name in rows if name not in words]
    return make_column_transformer((StandardScaler(), numbers), (OneHotEncoder(handle_unknown="ignore"), words))


def linear(train, test):
    model = make_pipeline(columns(train.drop(columns="target")), RidgeCV(alphas=[0.1, 1, 10, 100]))
    model.fit(train.drop(columns="target"), train["target"])
    yield "", model.score(test.drop(columns="target"), test["target"])


def weights(train, test):
    balanced = {"class_weight": "balanced"}
    classifiers = {
        "logistic-regression": LogisticRegression(max_iter=1000, **balanced),
        "decision-tree": DecisionTreeClassifier(max_depth=5, random_state=1, **balanced),
        "random-forest": RandomForestClassifier(min_samples_leaf=20, random_state=1, **balanced),
        "extra-trees": ExtraTreesClassifier(min_samples_leaf=20, random_state=1, **balanced),
        "gradient-boosting": HistGradientBoostingClassifier(early_stopping=False, random_state=1, **balanced),
    }
    for name, classifier in classifiers.items():
        model = make_pipeline(columns(train.drop(columns="target")), classifier)
        model.fit(train.drop(columns="target"), train["target"])
        predicted = model.predict(test.drop(columns="target"))
        yield "-" + name, balanced_accuracy_score(test["target"], predicted)


def texts(train, test):
    model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
    model.fit(train["review"], train["target"])
    yield "", model.score(test["review"], test["target"])


def main():
    table, data = sys.argv[1], pathlib.Path(sys.argv[2])
    for name in sys.argv[3:]:
        train, test = (pandas.read_csv(data / f"{name}-{side}.csv") for side in ("train", "test"))
        for method, figure in {"linear": linear, "weights": weights, "texts": texts}[table](train, test):
            print(f"{name}{method} {figure:.6f}")


if __name__ == "__main__":
    main()

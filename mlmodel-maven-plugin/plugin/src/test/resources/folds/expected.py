"""Expected values of SameFoldsTest: scikit-learn's cross_validate on the same folds, which are found here from the rows' content.

python3 expected.py FOLDER_WITH_DATASETS. Written with scikit-learn 1.2.1, pandas 1.5.3.
"""
import struct
import sys

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import PredefinedSplit, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

MASK, GOLDEN = (1 << 64) - 1, 0x9E3779B97F4A7C15
FOLDS, SEED = 5, 1

def mix(bits):
    z = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)

def of_text(salt, text):
    h = salt ^ (len(text) * GOLDEN & MASK)
    whole = len(text) // 4 * 4
    for at in range(0, whole, 4):
        word = sum(ord(c) << (16 * i) for i, c in enumerate(text[at:at + 4]))
        h = ((h ^ word) * GOLDEN) & MASK
        h ^= h >> 32
    rest = 0
    for c in text[whole:]:
        rest = (rest << 16) | ord(c)
    return mix(h ^ rest)

def salt(name):
    return of_text(mix(GOLDEN), name) | 1

def of_number(key, value):
    return mix(key ^ struct.unpack(">Q", struct.pack(">d", value + 0.0))[0])

def of_value(key, value):
    return of_text(key, value) if isinstance(value, str) else of_number(key, float(value))

def fold(row, columns, target):
    total = sum(of_value(salt(c), row[c]) for c in columns) + of_value(salt("\0"), row[target])
    spread = mix(mix(total & MASK) ^ mix(SEED ^ GOLDEN))
    return int((spread >> 11) * 2.0 ** -53 * FOLDS)

def show(name, values):
    values = [float(v) for v in values]
    print(name + "=" + " ".join(repr(v) for v in [np.mean(values), np.std(values, ddof=1)] + values))

rows = pd.read_csv(sys.argv[1] + "/house-prices.csv")
columns = ["rooms", "area", "district"]
folds = np.array([fold(row, columns, "price") for _, row in rows.iterrows()])
print("rows=" + " ".join(str(n) for n in np.bincount(folds)))
features = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["district"]), remainder="passthrough")
found = cross_validate(
    make_pipeline(features, LinearRegression()), rows[columns], rows["price"], cv=PredefinedSplit(folds),
    scoring=("neg_mean_absolute_error", "neg_root_mean_squared_error", "r2"))
show("mae", -found["test_neg_mean_absolute_error"])
show("rmse", -found["test_neg_root_mean_squared_error"])
show("r2", found["test_r2"])

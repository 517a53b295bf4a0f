"""Trains by LightGBM, XGBoost or scikit-learn on rows that measure-boosting.sh wrote.

Usage: measure-boosting.py PEER LIBRARY THREADS SETTINGS FOLDER...
  PEER      lightgbm, xgboost or scikit-learn
  LIBRARY   the native library of the first two, whose C interface is called; any word for scikit-learn
  SETTINGS  defaults: the peer's own defaults; a number: so many rounds of 31 leaves, a tenth of each, whatever its defaults

For each folder, predictions go to FOLDER/predicted-PEER.f64, and a line is printed: CPU seconds and wall seconds of reading
the rows and fitting, and the largest memory until then in MB. Categories are categories, but numbers for XGBoost.
"""

import array
import ctypes
import pathlib
import sys
import time


class Rows:
    """What a folder has."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        words = dict(line.split("=", 1) for line in (self.folder / "rows.txt").read_text().splitlines())
        self.classes, self.width = int(words["classes"]), int(words["width"])
        self.train, self.test = int(words["train"]), int(words["test"])
        self.categories = [int(word) for word in words["categories"].split()]

    def features(self, side):
        """Row by row."""
        return self.floats(f"{side}-rows.f32")

    def target(self):
        return self.floats("train-target.f32")

    def floats(self, name):
        path = self.folder / name
        values = array.array("f")
        with path.open("rb") as file:
            values.fromfile(file, path.stat().st_size // 4)
        return values


def rounds(settings):
    return 100 if settings == "defaults" else int(settings)


def pointer(values):
    return ctypes.c_void_p(values.buffer_info()[0])


class Lightgbm:
    FLOAT32 = 0

    def __init__(self, library, threads, settings):
        self.library = ctypes.CDLL(library)
        self.library.LGBM_GetLastError.restype = ctypes.c_char_p
        self.threads, self.rounds = threads, rounds(settings)

    def call(self, name, *arguments):
        if getattr(self.library, name)(*arguments) != 0:
            sys.exit(f"{name}: {self.library.LGBM_GetLastError().decode()}")

    def fit(self, rows):
        objective = "regression" if rows.classes == 0 else "binary" if rows.classes == 2 else "multiclass"
        told = f"verbosity=-1 num_threads={self.threads} objective={objective}"
        if rows.classes > 2:
            told += f" num_class={rows.classes}"
        if rows.categories:
            told += " categorical_feature=" + ",".join(map(str, rows.categories))
        self.told = told.encode()
        features, target = rows.features("train"), rows.target()
        data, self.booster = ctypes.c_void_p(), ctypes.c_void_p()
        self.call("LGBM_DatasetCreateFromMat", pointer(features), self.FLOAT32, rows.train, rows.width, 1, self.told, None,
                  ctypes.byref(data))
        self.call("LGBM_DatasetSetField", data, b"label", pointer(target), rows.train, self.FLOAT32)
        self.call("LGBM_BoosterCreate", data, self.told, ctypes.byref(self.booster))
        done = ctypes.c_int()
        for _ in range(self.rounds):
            self.call("LGBM_BoosterUpdateOneIter", self.booster, ctypes.byref(done))
            if done.value:
                break

    def predict(self, rows):
        features = rows.features("test")
        result = array.array("d", bytes(8 * rows.test * max(1, rows.classes if rows.classes > 2 else 1)))
        count = ctypes.c_int64()
        self.call("LGBM_BoosterPredictForMat", self.booster, pointer(features), self.FLOAT32, rows.test, rows.width, 1, 0, 0, -1,
                  self.told, ctypes.byref(count), pointer(result))
        return result


class Xgboost:
    DEFAULTS = {"tree_method": "hist"}
    ALIKE = {"tree_method": "hist", "grow_policy": "lossguide", "max_leaves": 31, "max_depth": 0, "eta": 0.1, "max_bin": 255}

    def __init__(self, library, threads, settings):
        self.library = ctypes.CDLL(library)
        self.library.XGBGetLastError.restype = ctypes.c_char_p
        self.told = dict(self.DEFAULTS if settings == "defaults" else self.ALIKE, nthread=threads, verbosity=0)
        self.rounds = rounds(settings)

    def call(self, name, *arguments):
        if getattr(self.library, name)(*arguments) != 0:
            sys.exit(f"{name}: {self.library.XGBGetLastError().decode()}")

    def matrix(self, features, rows, width):
        made = ctypes.c_void_p()
        self.call("XGDMatrixCreateFromMat", pointer(features), ctypes.c_uint64(rows), ctypes.c_uint64(width),
                  ctypes.c_float(float("nan")), ctypes.byref(made))
        return made

    def fit(self, rows):
        features, target = rows.features("train"), rows.target()
        data, self.booster = self.matrix(features, rows.train, rows.width), ctypes.c_void_p()
        self.call("XGDMatrixSetFloatInfo", data, b"label", pointer(target), ctypes.c_uint64(rows.train))
        told = dict(self.told)
        told["objective"] = (
            "reg:squarederror" if rows.classes == 0 else "binary:logistic" if rows.classes == 2 else "multi:softprob")
        if rows.classes > 2:
            told["num_class"] = rows.classes
        self.call("XGBoosterCreate", (ctypes.c_void_p * 1)(data), ctypes.c_uint64(1), ctypes.byref(self.booster))
        for name, value in told.items():
            self.call("XGBoosterSetParam", self.booster, name.encode(), str(value).encode())
        for round_ in range(self.rounds):
            self.call("XGBoosterUpdateOneIter", self.booster, round_, data)

    def predict(self, rows):
        data = self.matrix(rows.features("test"), rows.test, rows.width)
        count, values = ctypes.c_uint64(), ctypes.POINTER(ctypes.c_float)()
        self.call("XGBoosterPredict", self.booster, data, 0, ctypes.c_uint(0), 0, ctypes.byref(count), ctypes.byref(values))
        return array.array("d", values[: count.value])


class ScikitLearn:
    """Its histograms have at most 255 categories: of more the 254 most frequent are kept, the others are one."""

    MOST = 254

    def __init__(self, library, threads, settings):
        import numpy
        from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

        self.numpy, self.classifier, self.regressor = numpy, HistGradientBoostingClassifier, HistGradientBoostingRegressor
        alike = {} if settings == "defaults" else {"early_stopping": False, "max_iter": rounds(settings)}
        self.told = {"random_state": 1, **alike}

    def matrix(self, rows, side):
        made = self.numpy.asarray(rows.features(side)).reshape(-1, rows.width)
        for column in rows.categories:
            self.numpy.minimum(made[:, column], self.MOST, out=made[:, column])
        return made

    def fit(self, rows):
        kind = self.regressor if rows.classes == 0 else self.classifier
        self.model = kind(categorical_features=rows.categories or None, **self.told)
        self.model.fit(self.matrix(rows, "train"), self.numpy.asarray(rows.target()))

    def predict(self, rows):
        features = self.matrix(rows, "test")
        if rows.classes == 0:
            return array.array("d", self.model.predict(features).tobytes())
        found = self.model.predict_proba(features)
        if rows.classes == 2:
            return array.array("d", self.numpy.ascontiguousarray(found[:, 1]).tobytes())
        shares = self.numpy.zeros((rows.test, rows.classes))
        shares[:, self.model.classes_.astype(int)] = found
        return array.array("d", shares.tobytes())


def peak():
    """In MB."""
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main():
    name, library, threads, settings = sys.argv[1:5]
    peer = {"lightgbm": Lightgbm, "xgboost": Xgboost, "scikit-learn": ScikitLearn}[name](library, int(threads), settings)
    for folder in sys.argv[5:]:
        rows = Rows(folder)
        cpu, wall = time.process_time(), time.perf_counter()
        peer.fit(rows)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{cpu:.3f} {wall:.3f} {peak():.0f}", flush=True)
        with open(rows.folder / f"predicted-{name}.f64", "wb") as file:
            peer.predict(rows).tofile(file)


if __name__ == "__main__":
    main()

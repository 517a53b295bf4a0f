"""Expected values of MetricsTest. Written with scikit-learn 1.9.1, numpy float32 probabilities."""
import numpy as np
import warnings
from sklearn import metrics as m
warnings.simplefilter("ignore")
def show(name, value): print(f"{name}={float(value)!r}")

def classification(title, labels, y, pred, prob):
    print("#", title)
    y, pred = np.array(y), np.array(pred)
    names = np.array(labels)
    show("accuracy", m.accuracy_score(y, pred))
    show("balanced_accuracy", m.balanced_accuracy_score(y, pred))
    show("matthews_correlation", m.matthews_corrcoef(y, pred))
    for f, n in ((m.precision_score, "precision"), (m.recall_score, "recall"), (m.f1_score, "f1")):
        for a in ("macro", "micro", "weighted"):
            show(f"{n}_{a}", f(y, pred, average=a))
        for c in range(len(labels)):
            show(f"{n}[{labels[c]}]", f(y, pred, labels=[c], average=None)[0])
    if prob is None: return
    p = np.array(prob, dtype=np.float32)
    k = list(range(len(labels)))
    show("log_loss", m.log_loss(y, p, labels=k))
    if len(labels) == 2:
        show("brier_score", m.brier_score_loss(y, p[:, 1], pos_label=1))
        show("roc_auc", m.roc_auc_score(y, p[:, 1]))
        show("roc_auc_ovr_macro", m.roc_auc_score(np.eye(2)[y], p, average="macro"))
    else:
        show("brier_score", m.brier_score_loss(y, p, labels=k) )
        show("roc_auc_ovr_macro", m.roc_auc_score(np.eye(len(labels))[y], p, average="macro"))
        show("average_precision", m.average_precision_score(np.eye(len(labels))[y], p, average="macro"))
    for c in k:
        show(f"roc_auc[{labels[c]}]", m.roc_auc_score(y == c, p[:, c]))
        show(f"average_precision[{labels[c]}]", m.average_precision_score(y == c, p[:, c]))
        show(f"brier_score[{labels[c]}]", m.brier_score_loss(y == c, p[:, c]))

classification("two classes, ties, a probability of 0 for the truth", ["no", "yes"],
   [0,0,0,1,1,1,0,1], [0,0,1,1,1,0,0,0],
   [[.875,.125],[.5,.5],[.25,.75],[.5,.5],[.25,.75],[.75,.25],[.9375,.0625],[1,0]])
classification("three classes, one never predicted", ["a","b","c"],
   [0,0,1,1,2,2,0,1], [0,1,1,1,0,1,0,0],
   [[.5,.25,.25],[.25,.5,.25],[.125,.75,.125],[.25,.5,.25],[.625,.125,.25],[.25,.625,.125],[.75,.125,.125],[.5,.25,.25]])
classification("a class that is neither actual nor predicted", ["a","b","c"],
   [0,0,1,1], [0,1,1,1], None)
classification("a class that is only predicted", ["a","b","c"],
   [0,0,1,1], [0,2,1,1], None)
classification("one class predicted", ["a","b"], [0,0,1,1], [0,0,0,0], None)

def regression(title, y, p):
    print("#", title)
    for n, f in (("mae", m.mean_absolute_error), ("mse", m.mean_squared_error), ("rmse", m.root_mean_squared_error),
                 ("mape", m.mean_absolute_percentage_error), ("r2", m.r2_score), ("max_error", m.max_error)):
        show(n, f(y, p))
regression("plain, with an actual 0", [3, -0.5, 2, 7, 0], [2.5, 0.0, 2, 8, 0.25])
regression("constant target", [2.0, 2.0, 2.0], [2.0, 2.5, 1.0])
regression("constant target, perfect", [2.0, 2.0], [2.0, 2.0])

from sklearn.dummy import DummyClassifier, DummyRegressor

def always_most_frequent(title, labels, counts, y):
    """Trained on as many rows of each class as counts say; its probabilities in the type of a model's."""
    x = np.zeros((len(y), 1))
    trained_on = np.repeat(np.arange(len(counts)), counts)
    dummy = DummyClassifier(strategy="most_frequent").fit(np.zeros((len(trained_on), 1)), trained_on)
    classification(title, labels, y, dummy.predict(x), dummy.predict_proba(x).astype(np.float32))

always_most_frequent("two classes, the most frequent class of 2, 3", ["no", "yes"], [2, 3], [0,0,0,1,1,1,0,1])
always_most_frequent("three classes, the most frequent class of 3, 7, 7", ["a","b","c"], [3, 7, 7], [0,0,1,1,2,2,0,1])
dummy = DummyRegressor(strategy="mean").fit(np.zeros((2, 1)), [1.5, 3.0])
regression("the mean 2.25", [3, -0.5, 2, 7, 0], dummy.predict(np.zeros((5, 1))))

"""Expected values of SlicesTest. Written with scikit-learn 1.2.1, numpy 1.24.2."""
import numpy as np
from sklearn import metrics as m

ROWS = 600
i = np.arange(ROWS)
slices = i * 31 % 7
score = ((i * 7919 + 13) % 1009 + 8) / 1024
actual = ((i * 104729 + 17) % 997 / 997 < 0.3 + 0.5 * score).astype(int)
predicted = (score > 0.5).astype(int)
number = (i * 104729 + 17) % 997 / 64 + 1
guess = number + ((i * 7919 + 13) % 1009 - 500) / 256 * (1 + slices / 4)

def show(name, part, value): print(f"{name} {part}={float(value)!r}")

for part in range(7):
    rows = slices == part
    a, p, s = actual[rows], predicted[rows], score[rows]
    show("example_count", part, rows.sum())
    show("accuracy", part, m.accuracy_score(a, p))
    show("balanced_accuracy", part, m.balanced_accuracy_score(a, p))
    show("matthews_correlation", part, m.matthews_corrcoef(a, p))
    show("precision[1]", part, m.precision_score(a, p))
    show("recall[1]", part, m.recall_score(a, p))
    show("f1[1]", part, m.f1_score(a, p))
    show("f1[0]", part, m.f1_score(a, p, pos_label=0))
    for average in ("macro", "weighted"):
        show("precision_" + average, part, m.precision_score(a, p, average=average))
        show("recall_" + average, part, m.recall_score(a, p, average=average))
        show("f1_" + average, part, m.f1_score(a, p, average=average))
    show("roc_auc", part, m.roc_auc_score(a, s))
    show("average_precision[1]", part, m.average_precision_score(a, s))
    show("brier_score", part, m.brier_score_loss(a, s))
    show("log_loss", part, m.log_loss(a, s))
    n, g = number[rows], guess[rows]
    show("mae", part, m.mean_absolute_error(n, g))
    show("mse", part, m.mean_squared_error(n, g))
    show("rmse", part, m.mean_squared_error(n, g, squared=False))
    show("mape", part, m.mean_absolute_percentage_error(n, g))
    show("max_error", part, m.max_error(n, g))
    show("r2", part, m.r2_score(n, g))

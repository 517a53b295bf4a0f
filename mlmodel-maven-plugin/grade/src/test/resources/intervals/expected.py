"""Expected values of IntervalTest. Written with scipy 1.10.1, statsmodels 0.13.5, numpy 1.24.2."""
import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

def show(name, *values): print(name + "=" + " ".join(repr(float(v)) for v in values))

print("# normal")
for share in (1e-10, 0.01, 0.3, 0.5, 0.9, 0.975, 0.9999): show(f"quantile {share}", stats.norm.ppf(share))
for value in (-8.0, -3.5, -2.9, -1.0, 0.0, 0.5, 1.96, 3.1, 5.0): show(f"below {value}", stats.norm.cdf(value))
# Written with scipy 1.17.1: 1.10.1 is off in the ninth digit.
print("# whole")
for freedom in (1, 2, 3, 4, 9, 19):
    for share in (0.5, 0.95, 0.99): show(f"{share} {freedom}", stats.t.ppf((1 + share) / 2, freedom))
print("# wilson")
for hits, trials in ((7, 50), (0, 20), (20, 20), (813, 1000), (999, 1000)):
    for confidence in (0.9, 0.95, 0.99):
        show(f"{hits} {trials} {confidence}", *proportion_confint(hits, trials, 1 - confidence, "wilson"))
print("# mcnemar")
for b, c in ((5, 15), (0, 3), (10, 10), (121, 59), (600, 700)):
    exact = b + c <= 1000
    show(f"{b} {c}", min(1, mcnemar([[0, b], [c, 0]], exact=exact, correction=True).pvalue))

def placements(scores, positive):
    """DeLong's structural components, by comparing each pair."""
    p, n = scores[positive], scores[~positive]
    psi = (p[:, None] > n[None, :]) + 0.5 * (p[:, None] == n[None, :])
    return psi.mean(), psi.mean(1), psi.mean(0)

def rows(count, mixed):
    """The numbers of IntervalTest.rows, which needs no generator of either side."""
    i = np.arange(count)
    positive = (i * 7919 + 13) % 101 < 40
    scores = ((i * 104729 + 17) % 997 / 997 + mixed * positive).astype(np.float32)
    return np.round(scores * 64).astype(np.float32) / 64, positive

print("# delong")
today, positive = rows(300, 0.4)
before = np.float32(0.5) * today + np.float32(0.5) * rows(300, 0.1)[0][::-1]
auc, v10, v01 = placements(today, positive)
auc2, w10, w01 = placements(before, positive)
m, n = positive.sum(), (~positive).sum()
variance = v10.var(ddof=1) / m + v01.var(ddof=1) / n
other = w10.var(ddof=1) / m + w01.var(ddof=1) / n
covariance = np.cov(v10, w10)[0, 1] / m + np.cov(v01, w01)[0, 1] / n
logit, reach = np.log(auc / (1 - auc)), stats.norm.ppf(0.975) * np.sqrt(variance) / (auc * (1 - auc))
show("area", auc)
show("interval", 1 / (1 + np.exp(-(logit - reach))), 1 / (1 + np.exp(-(logit + reach))))
show("correlation", covariance / np.sqrt(variance * other))

print("# newcombe")
# Method 10 of Newcombe (1998), of a table of right and wrong of two models on the same rows.
for a, b, c, d in ((36, 12, 2, 0), (700, 60, 45, 195), (950, 0, 0, 50), (54, 0, 0, 0)):
    n = a + b + c + d
    l1, u1 = proportion_confint(a + b, n, 0.05, "wilson")
    l2, u2 = proportion_confint(a + c, n, 0.05, "wilson")
    p1, p2 = (a + b) / n, (a + c) / n
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    phi = 0 if margins == 0 else (max(a * d - b * c - n / 2, 0) if a * d > b * c else a * d - b * c) / np.sqrt(margins)
    low = np.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    high = np.sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
    show(f"{a} {b} {c} {d}", p1 - p2 - low, p1 - p2 + high)

print("# mean")
i = np.arange(1000)
losses = -np.log(((i * 7919 + 13) % 1009 + 1) / 1010)
def unskewed(degrees):
    """Hall (1992), his g_1 solved for T."""
    a, t = stats.skew(losses) / np.sqrt(len(losses)), stats.t.ppf(0.975, degrees)
    error = np.std(losses, ddof=1) / np.sqrt(len(losses))
    return [np.mean(losses) - error * 3 / a * (np.cbrt(1 + a * (z - a / 6)) - 1) for z in (t, -t)]
show("bounded", *unskewed(len(losses) - 1))
show("open", *unskewed(len(losses) / stats.kurtosis(losses, fisher=False)))
show("root", *np.sqrt(unskewed(len(losses) / stats.kurtosis(losses, fisher=False))))
found = stats.bootstrap((losses,), np.mean, n_resamples=9999, method="BCa", random_state=1, vectorized=True)
show("bootstrap", *found.confidence_interval)
print("# student")
for share in (0.5, 0.9, 0.95, 0.99):
    for freedom in (10, 30, 200.5): show(f"{share} {freedom}", stats.t.ppf((1 + share) / 2, freedom))
print("# tail")
far = np.abs((np.arange(1, 901) / 1000.0) ** -0.6)
far = np.sort(np.abs(far - far.mean()))
show("index", 1 / np.mean(np.log(far[-60:] / far[-61])))

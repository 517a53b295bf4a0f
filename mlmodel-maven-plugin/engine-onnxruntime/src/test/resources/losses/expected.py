"""Expected values of LossTest, by PyTorch 1.13. Usage: python3 expected.py > expected.json

PyTorch's losses have no weights of rows: a weighted mean is computed here from its losses without reduction.
"""
import json
import torch
from torch.nn import functional as F


def numbers(value):
    return [float("%.9g" % number) for number in value.detach().flatten().tolist()]


def case(name, output, target, weight, loss, predicted):
    output = output.clone().requires_grad_()
    value = loss(output)
    value.backward()
    return {"name": name, "output": numbers(output), "shape": list(output.shape), "target": numbers(target),
            "targetShape": list(target.shape), "weight": [] if weight is None else numbers(weight),
            "loss": numbers(value)[0], "gradient": numbers(output.grad), "predicted": numbers(predicted(output))}


def weighted(rows, weight, divisor=None):
    return (rows * weight).sum() / (weight if divisor is None else weight * divisor).sum()


torch.manual_seed(0)
logits = torch.tensor([[2.5, -1.0, 0.5], [0.0, 0.0, 0.0], [-3.0, 1.5, 2.0], [120.0, -120.0, 0.0], [0.3, 0.2, 0.1]])
classes = torch.tensor([0, 2, 1, 1, 2])
row_weights = torch.tensor([1.0, 0.5, 2.0, 0.0, 3.0])
class_weights = torch.tensor([0.5, 2.0, 1.25])
number = torch.tensor([[0.5], [-2.0], [1.0], [30.0], [0.25]])
wanted = torch.tensor([0.25, 1.0, 1.0, -4.0, -0.75])


def softmax(x):
    return torch.softmax(x, 1)


def same(x):
    return x


def row_mean(loss):
    return lambda x: loss(x.flatten(), wanted)


def row_weighted(loss):
    return lambda x: weighted(loss(x.flatten(), wanted, reduction="none"), row_weights)


cases = []
for smoothing in (0.0, 0.1):
    # With smoothing PyTorch weighs each class that a row is spread over; weights of rows weigh the row.
    for own in (None, class_weights) if smoothing == 0 else (None,):
        name = "cross-entropy %s %s" % (smoothing, "" if own is None else "0.5 2 1.25")
        cases.append(case(name.strip(), logits, classes, None,
                          lambda x: F.cross_entropy(x, classes, own, label_smoothing=smoothing), softmax))
        cases.append(case(name.strip(), logits, classes, row_weights,
                          lambda x: weighted(F.cross_entropy(x, classes, own, reduction="none", label_smoothing=smoothing),
                                             row_weights, None if own is None else own[classes]), softmax))
for name, loss in (("mse", F.mse_loss), ("mae", F.l1_loss), ("huber 1.0", F.huber_loss)):
    cases.append(case(name, number, wanted, None, row_mean(loss), same))
    cases.append(case(name, number, wanted, row_weights, row_weighted(loss), same))


def huber(x, y, reduction="mean"):
    return F.huber_loss(x, y, reduction=reduction, delta=0.3)


cases.append(case("huber 0.3", number, wanted, None, row_mean(huber), same))
print("[" + ",\n".join(map(json.dumps, cases)) + "]")

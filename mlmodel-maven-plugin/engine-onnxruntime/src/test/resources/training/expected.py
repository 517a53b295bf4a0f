"""Computes with PyTorch what OptimizerTest, ScheduleTest compare with: python3 expected.py, in this folder."""
import math
import torch

X = torch.tensor([[1.0, 2.0, -1.0], [0.5, -1.5, 2.0], [-2.0, 0.25, 0.75], [1.5, 1.0, 0.5], [-0.5, -1.0, -2.0], [3.0, -0.75, 1.25]])
Y = torch.tensor([[1.0], [-2.0], [0.5], [3.0], [-1.0], [2.5]])
W = torch.tensor([[0.3, -0.2, 0.1]])
B = torch.tensor([0.05])
STEPS = 12

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "sgd momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "sgd nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True),
    "sgd decay": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, weight_decay=0.1),
    "adam": lambda p: torch.optim.Adam(p, lr=0.05),
    "adam betas": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.99), eps=1e-3),
    "adam decay": lambda p: torch.optim.Adam(p, lr=0.05, weight_decay=0.1),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.02),
    "rmsprop momentum": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.5, weight_decay=0.1),
    "clip": lambda p: torch.optim.SGD(p, lr=0.05),
}


def train(name):
    w = W.clone().requires_grad_()
    b = B.clone().requires_grad_()
    optimizer = OPTIMIZERS[name]([w, b])
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(X @ w.T + b, Y)
        loss.backward()
        if name == "clip":
            torch.nn.utils.clip_grad_norm_([w, b], 0.5)
        optimizer.step()
    return w.detach().flatten().tolist() + b.detach().tolist() + [loss.item()]


def rates(make, steps, per_epoch, losses=None):
    parameter = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], lr=1.0)
    scheduler = make(optimizer)
    out = []
    for step in range(steps):
        out.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if (step + 1) % per_epoch == 0:
            scheduler.step(losses[step // per_epoch]) if losses else scheduler.step()
    return out


LOSSES = [5, 4, 4, 3.9999, 4, 3, 3, 3, 3, 3, 2.9, 3, 3, 3, 3, 3]
S = torch.optim.lr_scheduler
SCHEDULES = {
    "step": rates(lambda o: S.StepLR(o, 2, 0.5), 12, 2),
    "cosine": rates(lambda o: S.CosineAnnealingLR(o, 12), 12, 1),
    "one-cycle": rates(lambda o: S.OneCycleLR(o, 1.0, total_steps=12, cycle_momentum=False), 12, 1),
    "plateau": rates(lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=2), 16, 1, LOSSES),
    "warmup": rates(lambda o: S.LambdaLR(o, lambda step: min(1, (step + 1) / 5)), 12, 1),
}

with open("optimizers.csv", "w") as file:
    for name in OPTIMIZERS:
        file.write(name + "," + ",".join(f"{v:.9g}" for v in train(name)) + "\n")
with open("schedules.csv", "w") as file:
    for name, values in SCHEDULES.items():
        file.write(name + "," + ",".join(f"{v:.12g}" for v in values) + "\n")

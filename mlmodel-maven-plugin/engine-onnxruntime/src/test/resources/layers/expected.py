"""Expected values of LayerValuesTest, by PyTorch 1.13. Usage: python3 expected.py > expected.json

The loss of every case is the sum of the outputs, each times a number of its own ("factors").
"""
import json
import torch
from torch import nn


def tensor(value):
    value = value.detach()
    numbers = value.flatten().tolist()
    if value.dtype.is_floating_point:
        numbers = [float("%.7g" % number) for number in numbers]
    return {"shape": list(value.shape), "data": numbers}


def pad(module, *sides):
    """Padding 'same' of even kernels and strides: the larger half at the end."""
    return nn.Sequential(nn.ZeroPad2d(sides) if len(sides) == 4 else nn.ConstantPad1d(sides, 0.0), module)


class Residual(nn.Module):
    def __init__(self, body, projection, after=None):
        super().__init__()
        self.body, self.projection, self.after = body, projection, after

    def forward(self, x):
        y = self.body(x) + (self.projection(x) if self.projection else x)
        return self.after(y) if self.after else y


class ChannelsFirst(nn.Module):
    def __init__(self, embedding):
        super().__init__()
        self.embedding = embedding

    def forward(self, x):
        return self.embedding(x).transpose(1, 2)


def short(value):
    """Inputs have few digits, for the sake of the file's size."""
    return torch.round(value * 100) / 100


def normal(*shape):
    return short(torch.randn(*shape))


# line(s), module, input, names of our parameters where they differ from PyTorch's
IMAGE = (2, 4, 5, 6)
CASES = [
    ("dense 3", lambda: nn.Linear(5, 3), normal(4, 5), {}),
    ("dense 3 tanh", lambda: nn.Sequential(nn.Linear(5, 3), nn.Tanh()), normal(4, 5), {"0.": ""}),
    ("conv 6 3x3", lambda: nn.Conv2d(4, 6, 3, padding=1), normal(*IMAGE), {}),
    ("conv 6 3x3 stride 2 relu", lambda: nn.Sequential(nn.Conv2d(4, 6, 3, 2, 1), nn.ReLU()), normal(*IMAGE), {"0.": ""}),
    ("conv 6 3x2 stride 2x1 padding 1x0", lambda: nn.Conv2d(4, 6, (3, 2), (2, 1), (1, 0)), normal(*IMAGE), {}),
    ("conv 6 3x3 groups 2", lambda: nn.Conv2d(4, 6, 3, padding=1, groups=2), normal(*IMAGE), {}),
    ("conv 4 3x3 groups 4", lambda: nn.Conv2d(4, 4, 3, padding=1, groups=4), normal(*IMAGE), {}),
    ("conv 5 2x4", lambda: pad(nn.Conv2d(4, 5, (2, 4)), 1, 2, 0, 1), normal(*IMAGE), {"1.": ""}),
    ("conv 5 3", lambda: nn.Conv1d(4, 5, 3, padding=1), normal(2, 4, 6), {}),
    ("conv 5 4 stride 2", lambda: pad(nn.Conv1d(4, 5, 4, 2), 1, 2), normal(2, 4, 7), {"1.": ""}),
    ("max-pool 2x2", lambda: nn.MaxPool2d(2), normal(*IMAGE), {}),
    ("max-pool 3x3 stride 2 padding 1", lambda: nn.MaxPool2d(3, 2, 1), normal(*IMAGE), {}),
    ("max-pool 2", lambda: nn.MaxPool1d(2), normal(2, 4, 6), {}),
    ("average-pool 2x2", lambda: nn.AvgPool2d(2), normal(*IMAGE), {}),
    ("average-pool 3x3 stride 2 padding 1", lambda: nn.AvgPool2d(3, 2, 1), normal(*IMAGE), {}),
    ("average-pool 2", lambda: nn.AvgPool1d(2), normal(2, 4, 6), {}),
    ("global-average-pool", lambda: nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()), normal(*IMAGE), {}),
    ("flatten", lambda: nn.Flatten(), normal(*IMAGE), {}),
    ("batch-norm", lambda: nn.BatchNorm1d(5), normal(6, 5), {}),
    ("batch-norm", lambda: nn.BatchNorm1d(4), normal(3, 4, 5), {}),
    ("batch-norm momentum 0.3 epsilon 1e-3", lambda: nn.BatchNorm2d(4, 1e-3, 0.3), normal(*IMAGE), {}),
    ("layer-norm", lambda: nn.LayerNorm(5), normal(4, 5), {}),
    ("layer-norm epsilon 1e-3", lambda: nn.LayerNorm([4, 5, 6], 1e-3), normal(*IMAGE), {}),
    ("embedding 7 3", lambda: ChannelsFirst(nn.Embedding(7, 3)), torch.tensor([[0, 6, 2, 2], [5, 2, 1, 0]]), {"embedding.": ""}),
    ("embedding 7 3", lambda: nn.Embedding(7, 3), torch.tensor([0, 6, 2, 2]), {}),
    ("relu", lambda: nn.ReLU(), normal(3, 5), {}),
    ("leaky-relu", lambda: nn.LeakyReLU(), normal(3, 5), {}),
    ("leaky-relu slope 0.2", lambda: nn.LeakyReLU(0.2), normal(3, 5), {}),
    ("gelu", lambda: nn.GELU(), normal(3, 5), {}),
    ("silu", lambda: nn.SiLU(), normal(3, 5), {}),
    ("tanh", lambda: nn.Tanh(), normal(3, 5), {}),
    ("sigmoid", lambda: nn.Sigmoid(), normal(3, 5), {}),
    ("softmax", lambda: nn.Softmax(1), normal(3, 5), {}),
    ("conv 6 3x3 relu\nmax-pool 2x2", lambda: nn.Sequential(nn.Conv2d(4, 6, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(2)),
     normal(*IMAGE), {"0.": ""}),
    ("leaky-relu slope 0.2\nmax-pool 3x3 stride 2 padding 1", lambda: nn.Sequential(nn.LeakyReLU(0.2), nn.MaxPool2d(3, 2, 1)),
     normal(*IMAGE), {}),
    ("residual relu\n  dense 5 relu\n  dense 5",
     lambda: Residual(nn.Sequential(nn.Linear(5, 5), nn.ReLU(), nn.Linear(5, 5)), None, nn.ReLU()),
     normal(3, 5), {"body.0.": "dense2.", "body.2.": "dense3."}),
    ("residual\n  conv 6 3x3 stride 2 silu\n  conv 6 3x3",
     lambda: Residual(nn.Sequential(nn.Conv2d(4, 6, 3, 2, 1), nn.SiLU(), nn.Conv2d(6, 6, 3, 1, 1)), nn.Conv2d(4, 6, 1, 2)),
     normal(*IMAGE), {"body.0.": "conv2.", "body.2.": "conv3."}),
    ("residual\n  dense 3", lambda: Residual(nn.Linear(5, 3), nn.Linear(5, 3)), normal(2, 5), {"body.": "dense2."}),
]


def renamed(name, names):
    for old, new in names.items():
        name = new + name[len(old):] if name.startswith(old) else name
    return name


def case(number, line, make, x, names):
    torch.manual_seed(100 + number)
    module = make()
    for name, parameter in module.named_parameters():
        if parameter.dim() == 1:
            nn.init.normal_(parameter)
        parameter.data = short(parameter.data)
    for name, buffer in module.named_buffers():
        if buffer.dim() == 1:
            buffer.copy_(short(0.5 + torch.rand_like(buffer)))
    parameters = {renamed(n, names): tensor(p) for n, p in module.named_parameters()}
    state = {n: tensor(b) for n, b in module.named_buffers() if b.dim() == 1}
    x = x.clone().requires_grad_(x.dtype.is_floating_point)
    module.train()
    y = module(x)
    factors = short(torch.randn_like(y))
    (y * factors).sum().backward()
    gradients = {renamed(n, names): tensor(p.grad) for n, p in module.named_parameters()}
    if x.grad is not None:
        gradients["input"] = tensor(x.grad)
    after = {n: tensor(b) for n, b in module.named_buffers() if b.dim() == 1}
    module.eval()
    return {"line": line, "input": tensor(x), "parameters": parameters, "state": state, "factors": tensor(factors),
            "output": tensor(y), "gradients": gradients, "stateAfter": after, "prediction": tensor(module(x))}


torch.manual_seed(0)
print("[" + ",\n".join(json.dumps(case(i, *c)) for i, c in enumerate(CASES)) + "]")

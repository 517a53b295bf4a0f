"""Writes what PyTorch computes, in float64, for PyTorchGradientTest: results and gradients of single operators.

Run it with Debian's python3-torch: python3 gradients.py > ../resources/io/github/mlmodel/engine/neural/gradient/pytorch-gradients.txt
"""

import sys

import torch
import torch.nn.functional as F

torch.manual_seed(3)


def smooth(*shape):
    return torch.randn(*shape, dtype=torch.float64).mul(64).round().div(64).requires_grad_()


def ties(*shape):
    return torch.randint(-1, 2, shape).to(torch.float64).requires_grad_()


def numbers(tensor):
    flat = tensor.detach().reshape(-1).tolist()
    return ",".join(str(n) for n in tensor.shape) + ": " + " ".join(repr(v) for v in flat)


def case(name, function, *inputs):
    y = function(*inputs)
    dy = torch.randn(y.shape, dtype=torch.float64).mul(64).round().div(64)
    gradients = torch.autograd.grad(y, inputs, dy)
    print("case " + name)
    for tensor in inputs:
        print("x " + numbers(tensor))
    print("y " + numbers(y))
    print("dy " + numbers(dy))
    for tensor in gradients:
        print("dx " + numbers(tensor))


def attention(q, k, v):
    return F.softmax(q @ k.transpose(-1, -2) / 2.0, -1) @ v


def batch_norm(x, w, b):
    return F.batch_norm(x, torch.zeros(x.shape[1]).double(), torch.ones(x.shape[1]).double(), w, b, True)


print("# PyTorch " + torch.__version__.split("a")[0] + ", by gradients.py")
case("conv", F.conv2d, smooth(2, 3, 5, 4), smooth(4, 3, 3, 3), smooth(4))
case("conv in chunks", lambda x, w: F.conv2d(x, w, padding=1), smooth(16, 4, 3, 3), smooth(2, 4, 3, 3))
case("conv with stride", lambda x, w: F.conv2d(x, w, stride=2, padding=1), smooth(1, 2, 6, 6), smooth(3, 2, 3, 3))
case("conv with dilation", lambda x, w: F.conv2d(x, w, dilation=2, padding=(2, 1)), smooth(1, 2, 4, 5), smooth(2, 2, 3, 2))
case("conv in groups", lambda x, w: F.conv2d(x, w, groups=2), smooth(2, 4, 3, 3), smooth(2, 2, 2, 2))
case("conv over a sequence", lambda x, w: F.conv1d(x, w, stride=2, padding=2), smooth(2, 3, 6), smooth(4, 3, 5))
case("transposed conv", lambda x, w: F.conv_transpose2d(x, w, stride=2), smooth(1, 2, 2, 3), smooth(2, 3, 3, 3))
case("max-pool", lambda x: F.max_pool2d(x, 2), smooth(2, 2, 4, 4))
case("max-pool that overlaps", lambda x: F.max_pool2d(x, 3, 2, 1), smooth(2, 2, 5, 5))
case("average-pool", lambda x: F.avg_pool2d(x, 2), smooth(1, 2, 4, 4))
case("average-pool that overlaps", lambda x: F.avg_pool2d(x, 3, 2, 1), smooth(1, 2, 5, 5))
case("average-pool without padding", lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False), smooth(1, 2, 5, 5))
case("batch-norm", batch_norm, smooth(4, 2, 2, 3), smooth(2), smooth(2))
case("layer-norm", lambda x, w, b: F.layer_norm(x, (4,), w, b), smooth(2, 3, 4), smooth(4), smooth(4))
case("relu", F.relu, smooth(9))
case("leaky-relu", F.leaky_relu, smooth(9))
case("prelu", F.prelu, smooth(2, 3), smooth(3))
case("elu", lambda x: F.elu(x, 0.7), smooth(9))
case("selu", F.selu, smooth(9))
case("gelu", F.gelu, smooth(9))
case("gelu by tanh", lambda x: F.gelu(x, approximate="tanh"), smooth(9))
case("softplus", F.softplus, smooth(9))
case("softsign", F.softsign, smooth(9))
case("hard-sigmoid", F.hardsigmoid, smooth(9))
case("hard-swish", F.hardswish, smooth(9))
case("sigmoid", torch.sigmoid, smooth(9))
case("tanh", torch.tanh, smooth(9))
case("erf", torch.erf, smooth(9))
case("softmax", lambda x: F.softmax(x, 1), smooth(2, 4, 2))
case("log-softmax", lambda x: F.log_softmax(x, -1), smooth(3, 5))
case("clamp on its bounds", lambda x: x.clamp(-1, 1), ties(12))
case("maximum of equals", torch.maximum, ties(12), ties(12))
case("amax of equals", lambda x: x.amax(1), ties(3, 6))
case("pow", torch.pow, smooth(2, 3).detach().abs().add(0.5).requires_grad_(), smooth(3))
case("norm", lambda x: x.norm(dim=1), smooth(2, 4))
case("logsumexp", lambda x: x.logsumexp(1), smooth(2, 4))
case("embedding", lambda w: F.embedding(torch.tensor([[2, 0], [2, 3]]), w), smooth(4, 3))
case("gather", lambda x: x.gather(1, torch.tensor([[0, 0, 2], [1, 3, 1]])), smooth(2, 4))
case("linear", F.linear, smooth(3, 4), smooth(2, 4), smooth(2))
case("attention", attention, smooth(2, 3, 4), smooth(2, 3, 4), smooth(2, 3, 4))
case("cumsum", lambda x: x.cumsum(1), smooth(2, 4))
case("every second", lambda x: x[:, 1::2], smooth(2, 7))
sys.stdout.flush()

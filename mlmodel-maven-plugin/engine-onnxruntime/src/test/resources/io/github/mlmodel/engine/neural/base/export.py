"""Exports small networks as PyTorch users do, with the gradients that PyTorch computes.

    /usr/bin/python3 export.py

writes for each network NAME.onnx, exported from PyTorch, and NAME-values.onnx, which holds as constants: the inputs, the
output, a factor for each element of the output, and, under the name of each constant of NAME.onnx that is a parameter, the
gradient of the sum of output times factor. The networks are of our own definition and their weights are random: they are
under the licence of this project. Made with torch 1.13 and onnx 1.12.
"""

import os
import warnings

import numpy
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

HERE = os.path.dirname(os.path.abspath(__file__))


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 5, padding=2)
        self.conv2 = nn.Conv2d(4, 8, 5)
        self.fc1 = nn.Linear(8 * 5 * 5, 24)
        self.fc2 = nn.Linear(24, 16)
        self.fc3 = nn.Linear(16, 10)

    def forward(self, image):
        x = nn.functional.max_pool2d(torch.relu(self.conv1(image)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x)))))


class Block(nn.Module):
    def __init__(self, channels_in, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.downsample = None
        if stride != 1 or channels_in != channels:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels_in, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        around = x if self.downsample is None else self.downsample(x)
        x = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(x)) + around)


class ResNet18(nn.Module):
    """The shape of ResNet-18 (He et al., 2015), with few channels."""

    def __init__(self, widths=(4, 6, 8, 10), classes=5):
        super().__init__()
        self.conv1 = nn.Conv2d(3, widths[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        before = [widths[0]] + list(widths[:-1])
        self.layers = nn.ModuleList(
            nn.Sequential(Block(a, b, 1 if i == 0 else 2), Block(b, b, 1))
            for i, (a, b) in enumerate(zip(before, widths)))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(widths[-1], classes)

    def forward(self, x):
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        for layer in self.layers:
            x = layer(x)
        return self.fc(torch.flatten(self.avgpool(x), 1))

    def randomize(self):
        for module in self.modules():
            if isinstance(module, nn.BatchNorm2d):
                nn.init.uniform_(module.weight, 0.5, 1.5)
                nn.init.uniform_(module.bias, -0.3, 0.3)
                nn.init.uniform_(module.running_mean, -0.3, 0.3)
                nn.init.uniform_(module.running_var, 0.5, 1.5)

    def fold(self):
        self.conv1 = fuse_conv_bn_eval(self.conv1, self.bn1)
        self.bn1 = nn.Identity()
        for layer in self.layers:
            for block in layer:
                block.conv1, block.bn1 = fuse_conv_bn_eval(block.conv1, block.bn1), nn.Identity()
                block.conv2, block.bn2 = fuse_conv_bn_eval(block.conv2, block.bn2), nn.Identity()
                if block.downsample is not None:
                    block.downsample = fuse_conv_bn_eval(*block.downsample)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.dense = nn.Linear(width, width)

    def split(self, x):
        x = x.view(x.size(0), x.size(1), self.heads, x.size(2) // self.heads)
        return x.permute(0, 2, 1, 3)

    def forward(self, x, mask):
        q, k, v = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        scores = torch.matmul(q, k.transpose(-1, -2)) / (q.size(-1) ** 0.5)
        x = torch.matmul(torch.softmax(scores + mask, -1), v)
        x = x.permute(0, 2, 1, 3).contiguous()
        return self.dense(x.view(x.size(0), x.size(1), -1))


class EncoderLayer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.attention = Attention(width, heads)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.intermediate = nn.Linear(width, 2 * width)
        self.output = nn.Linear(2 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        x = self.norm1(x + self.attention(x, mask))
        return self.norm2(x + self.output(nn.functional.gelu(self.intermediate(x))))


class Encoder(nn.Module):
    """The shape of BERT (Devlin et al., 2018): two layers, two heads."""

    def __init__(self, vocabulary=40, length=10, width=12, classes=3):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width)
        self.register_buffer("position_ids", torch.arange(length).unsqueeze(0))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer(width, 2) for _ in range(2))
        self.pooler = nn.Linear(width, width)
        self.classifier = nn.Linear(width, classes)

    def forward(self, input_ids, attention_mask):
        mask = (1.0 - attention_mask[:, None, None, :].to(torch.float32)) * -10000.0
        positions = self.positions(self.position_ids[:, : input_ids.size(1)])
        x = self.norm(self.words(input_ids) + positions)
        for layer in self.layers:
            x = layer(x, mask)
        return self.classifier(torch.tanh(self.pooler(x[:, 0])))


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, 8), nn.Tanh(),
                         nn.Linear(8, 3))


def gradient_of(constant, model):
    """Finds the parameter that a constant of the file is, as it is or transposed, and its gradient."""
    for parameter in model.parameters():
        values = parameter.detach().numpy()
        if values.shape == constant.shape and numpy.array_equal(values, constant):
            return parameter.grad.numpy()
        if values.ndim == 2 and values.T.shape == constant.shape and numpy.array_equal(values.T, constant):
            return numpy.ascontiguousarray(parameter.grad.numpy().T)
    return None


def save(name, model, inputs, names, opset, dynamic, check=True):
    model.eval()
    path = os.path.join(HERE, name + ".onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, inputs, path, input_names=names, output_names=["logits"], opset_version=opset,
                          dynamic_axes={key: dynamic for key in names})
    if not check:
        return
    output = model(*inputs)
    factor = torch.randn_like(output)
    model.zero_grad()
    (output * factor).sum().backward()
    constants = [numpy_helper.from_array(value.detach().numpy(), key)
                 for key, value in list(zip(names, inputs)) + [("output", output), ("factor", factor)]]
    found = 0
    for initializer in onnx.load(path).graph.initializer:
        gradient = gradient_of(numpy_helper.to_array(initializer), model)
        if gradient is not None:
            constants.append(numpy_helper.from_array(gradient, initializer.name))
            found += 1
    print(name, found, "of", len(list(model.parameters())), "parameters,", os.path.getsize(path), "bytes")
    # A model needs a node and an output.
    node = helper.make_node("Identity", ["output"], ["copy"])
    copy = helper.make_tensor_value_info("copy", 1, list(output.shape))
    graph = helper.make_graph([node], "values", [], [copy], constants)
    values = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(values, os.path.join(HERE, name + "-values.onnx"))


def main():
    batch = {0: "batch"}
    torch.manual_seed(1)
    save("mlp", mlp(), (torch.randn(3, 6),), ["input"], 13, batch)
    save("lenet", LeNet(), (torch.rand(3, 1, 28, 28),), ["input"], 14, batch)
    resnet = ResNet18()
    resnet.randomize()
    # Batch normalisation stays in the file when the exporter is told to train.
    resnet.eval()
    images = (torch.rand(2, 3, 32, 32),)
    plain = torch.onnx.export
    torch.onnx.export = lambda *args, **kwargs: plain(
        *args, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False, **kwargs)
    save("resnet-batch-norm", resnet, images, ["input"], 15, batch)
    torch.onnx.export = plain
    resnet.fold()
    save("resnet-folded", resnet, images, ["input"], 15, batch)
    tokens = torch.randint(1, 40, (3, 8))
    tokens[1, 5:] = 0
    mask = (tokens != 0).to(torch.int64)
    encoder = Encoder()
    for module in encoder.modules():
        # The exporter makes equal parameters one, and fresh normalisations are equal.
        if isinstance(module, nn.LayerNorm):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.3)
    save("encoder", encoder, (tokens, mask), ["input_ids", "attention_mask"], 16, {0: "batch", 1: "sequence"})
    save("fixed-batch", mlp(), (torch.randn(3, 6),), ["input"], 13, {}, check=False)


main()

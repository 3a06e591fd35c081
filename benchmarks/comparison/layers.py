"""The single layers of the kernels' comparison: PyTorch's modules, their inputs, and the bytes that each direction has to move."""
import dataclasses

import torch
from torch import nn


@dataclasses.dataclass(frozen=True)
class Layer:
    name: str
    make: object  # () -> module
    shape: tuple  # of the input; the first extent is the batch
    forward: str = ""  # tensors that a forward run reads and writes, each once: x the input, y the result, i indices of the result, w the weights
    adjoint: str = ""  # the same for the adjoint in the input; empty where there is nothing to do

    def module(self):
        torch.manual_seed(0)
        return self.make().eval().requires_grad_(False)

    def traffic(self, direction):
        """The elements that the direction reads and those that it writes, at least; a cotangent is as large as its value."""
        x = torch.Size(self.shape).numel()
        with torch.no_grad():
            y = self.module()(torch.zeros(self.shape)).numel()
        weights = sum(parameter.numel() for parameter in self.module().parameters())
        sizes = {"x": x, "y": y, "i": y, "w": weights}
        moved = sum(sizes[tensor] for tensor in getattr(self, direction))
        written = x if direction == "adjoint" else sum(sizes[tensor] for tensor in self.forward if tensor in "yi")
        return moved - written, written


class Add(nn.Module):
    """The residual addition of a tensor as large as the input."""

    def __init__(self, shape):
        super().__init__()
        self.other = nn.Parameter(torch.randn(shape))

    def forward(self, x):
        return x + self.other


def convolution(inputs, outputs, extent, window, stride=1, images=10):
    return Layer(f"{window} x {window}, {inputs} to {outputs}, {extent} x {extent}" + (f", stride {stride}" if stride > 1 else ""),
                 lambda: nn.Conv2d(inputs, outputs, window, stride, window // 2, bias=False), (images, inputs, extent, extent))


def depthwise(channels, extent, window, stride, images):
    return Layer(f"depthwise {window} x {window}, {channels} at {extent} x {extent}" + (f", stride {stride}" if stride > 1 else ""),
                 lambda: nn.Conv2d(channels, channels, window, stride, window // 2, groups=channels, bias=False), (images, channels, extent, extent), "xyw", "xyw")


CONVOLUTIONS = [
    convolution(64, 64, 56, 3), convolution(128, 128, 28, 3), convolution(256, 256, 14, 3), convolution(512, 512, 7, 3),
    convolution(64, 128, 56, 3, 2), convolution(128, 256, 28, 3, 2), convolution(256, 512, 14, 3, 2),
    convolution(64, 256, 56, 1), convolution(256, 64, 56, 1), convolution(512, 128, 28, 1), convolution(256, 1024, 14, 1), convolution(2048, 512, 7, 1),
    convolution(64, 128, 56, 1, 2), convolution(256, 512, 56, 1, 2), convolution(1024, 2048, 14, 1, 2),
]

PLANES = (25, 64, 112, 112)
ROWS = (130, 197, 768)

PASSES = [
    depthwise(32, 112, 3, 1, 50), depthwise(96, 112, 3, 2, 16), depthwise(192, 28, 3, 1, 130), depthwise(384, 14, 3, 1, 260),
    Layer("max pool 3 x 3, stride 2", lambda: nn.MaxPool2d(3, 2, 1), PLANES, "xyi", "xyi"),
    Layer("max pool 2 x 2, stride 2", lambda: nn.MaxPool2d(2, 2), PLANES, "xyi", "xyi"),
    Layer("average pool 2 x 2, stride 2", lambda: nn.AvgPool2d(2, 2), PLANES, "xy", "xy"),
    Layer("average pool of whole planes", lambda: nn.AdaptiveAvgPool2d(1), (800, 512, 7, 7), "xy", "xy"),
    Layer("batch normalisation", lambda: nn.BatchNorm2d(64), PLANES, "xy", "xy"),
    Layer("layer normalisation", lambda: nn.LayerNorm(768), ROWS, "xy", "xxy"),
    Layer("softmax", lambda: nn.Softmax(-1), (16, 12, 197, 197 * 3), "xy", "xyy"),
    Layer("relu", nn.ReLU, PLANES, "xy", "xyy"),
    Layer("addition", lambda: Add(PLANES), PLANES, "xxy"),
    Layer("GELU", nn.GELU, ROWS, "xy", "xxy"),
]

LAYERS = {layer.name: layer for layer in CONVOLUTIONS + PASSES}

"""PyTorch's side of benchmarks/kernels: says "ready", and answers each request with the seconds of one run."""
import json
import statistics
import sys
import time

import torch

from layers import LAYERS

SHORTEST_SECONDS = 0.06  # short kernels run so long, and their median counts
WARM_UPS = 2


def kernel(request):
    """What is timed; parameters are frozen, and a graph's forward run is not part of its adjoint."""
    if request["kernel"] == "matrix-product":
        a, b = (torch.rand(request["shape"][0], request["shape"][0]) - 0.5 for _ in range(2))
        return lambda: torch.mm(a, b)
    layer = LAYERS[request["layer"]]
    module, x = layer.module(), torch.rand(layer.shape) - 0.5
    if request["kernel"] == "forward":
        def forward():
            with torch.no_grad():
                module(x)
        return forward
    y = module(x.requires_grad_(True))
    cotangent = torch.rand_like(y) - 0.5
    return lambda: torch.autograd.grad(y, x, cotangent, retain_graph=True)


def measure(run):
    seconds = []
    while sum(seconds) < SHORTEST_SECONDS:
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[1]))
    print("ready", flush=True)
    present = run = None
    for line in sys.stdin:
        if line != present:
            run, present = None, line
            run = kernel(json.loads(line))
            for _ in range(WARM_UPS):
                run()
        print(repr(measure(run)), flush=True)

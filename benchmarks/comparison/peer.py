"""A peer of RepXai in PyTorch: says "ready" and runs its loop once for each line that it is given.

hand-tuned: parameters frozen, one forward pass of all draws, one backward pass a latent that serves every source.
published:  the order of loops of the implementation of arXiv 2202.09374: for each source and each latent a forward and a backward pass.
exact:      the hand-tuned loop in float64, against which the others' roundings are measured.
"""
import json
import resource
import sys
import time

import numpy
import torch

from works import WORKS, Embedding


class Peer:
    def __init__(self, request, order):
        torch.set_num_threads(request["threads"])
        self.request, self.order = request, order
        kind = torch.float64 if order == "exact" else torch.float32
        self.model = Embedding(next(work for work in WORKS if work.name == request["work"])).to(kind)
        arrays = numpy.load(request["reference"])
        self.points = torch.from_numpy(arrays["points"]).to(kind).requires_grad_(True)
        self.inputs = {}
        for name in request["sources"]:
            layer = self.model.model.get_submodule(name)
            layer.register_forward_pre_hook(lambda _, given, name=name: self.inputs.__setitem__(name, given[0]))

    def forward(self):
        self.inputs.clear()
        return self.model(self.points)

    def maps(self, gradient, activation):
        """One latent's map and row of the channel matrix, from gradients and activations of all draws."""
        phi = (gradient * activation).mean(0).abs()
        if phi.dim() == 3:
            return phi.sum(0).flatten(), phi.sum((1, 2))
        return phi.sum(1), phi.sum(0)

    def hand_tuned(self):
        latents = self.request["latents"]
        start = time.perf_counter()
        embedding = self.forward()
        sources = [self.inputs[name] for name in self.request["sources"]]
        activations = [source.detach() for source in sources]
        prepared = time.perf_counter()
        maps = [[] for _ in sources]
        for latent in range(latents):
            gradients = torch.autograd.grad(embedding[:, latent].sum(), sources, retain_graph=True)
            for kept, gradient, activation in zip(maps, gradients, activations):
                kept.append(self.maps(gradient, activation))
        end = time.perf_counter()
        return prepared - start, (end - prepared) / latents, maps

    def published(self):
        names = self.request["sources"]
        count = self.request["publishedSources"]
        chosen = [names[round(i * (len(names) - 1) / max(1, count - 1))] for i in range(count)]
        start = time.perf_counter()
        maps = []
        for name in chosen:
            latent = 0
            embedding = self.forward()
            source = self.inputs[name]
            gradient, = torch.autograd.grad(embedding[:, latent].sum(), source)
            maps.append([self.maps(gradient, source.detach())])
        each = (time.perf_counter() - start) / count
        return 0.0, each * len(names), maps

    def run(self):
        prepared, latent, maps = self.published() if self.order == "published" else self.hand_tuned()
        if self.order != "published":
            arrays = {}
            for i, kept in enumerate(maps):
                arrays[f"M{i}"] = torch.stack([row for row, _ in kept]).numpy()
                arrays[f"W{i}"] = torch.stack([row for _, row in kept]).numpy()
            numpy.savez(self.request["outputs"][self.order], **arrays)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        return {"fixedSeconds": prepared, "secondsPerLatent": latent, "peakBytes": peak}


if __name__ == "__main__":
    peer = Peer(json.load(open(sys.argv[2])), sys.argv[1])
    print("ready", flush=True)
    for _ in sys.stdin:
        print(json.dumps(peer.run()), flush=True)

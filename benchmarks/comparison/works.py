"""The works of the comparison: a torchvision model with random weights, an embedding and its source layers."""
import dataclasses

import torch
import torchvision


@dataclasses.dataclass(frozen=True)
class Work:
    name: str
    model: str  # torchvision's constructor
    embedding: str  # module whose output holds the latents
    sources: str  # which layers' inputs are attributed to: "convolutions" or "encoder-layers"
    latents: int  # of the whole work
    measured: int  # latents that RepXai runs; the rest is extrapolated
    hand_tuned: int  # latents that the hand-tuned loop runs
    published_sources: int  # source layers that the published order runs one latent of

    @property
    def is_whole(self):
        return self.measured == self.latents


WORKS = [
    Work("resnet-18", "resnet18", "avgpool", "convolutions", 512, 512, 12, 20),
    Work("vgg-16-bn", "vgg16_bn", "avgpool", "convolutions", 512, 32, 3, 4),
    Work("densenet-121", "densenet121", "features", "convolutions", 1024, 64, 6, 6),
    Work("mobilenet-v2", "mobilenet_v2", "features", "convolutions", 1280, 128, 12, 8),
    Work("vit-b-16", "vit_b_16", "encoder", "encoder-layers", 768, 24, 4, 4),
]


class Embedding(torch.nn.Module):
    """A model up to its embedding, of which the first latents are kept."""

    def __init__(self, work, seed=0):
        super().__init__()
        torch.manual_seed(seed)
        self.model = getattr(torchvision.models, work.model)().eval().requires_grad_(False)
        self.kept = work.measured
        self.embedding = work.embedding
        self.value = None
        self.model.get_submodule(work.embedding).register_forward_hook(self.keep)

    def keep(self, module, inputs, output):
        self.value = output

    def forward(self, images):
        self.model(images)
        value = self.value
        if value.dim() == 4:  # summed over positions, as the target's reduction is
            value = value.sum((2, 3)) if self.embedding == "features" else value.flatten(1)
        else:
            value = value[:, 0]  # the class token
        return value[:, : self.kept]

    def source_names(self, work):
        if work.sources == "encoder-layers":
            return [name for name, _ in self.model.named_modules() if name.count(".") == 2 and "encoder_layer_" in name]
        return [name for name, module in self.model.named_modules() if isinstance(module, torch.nn.Conv2d)]

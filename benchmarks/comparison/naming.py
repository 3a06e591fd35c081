"""What PyTorch's exporter calls modules."""


def onnx_path(module):
    """The path of a module of the wrapped model: numbered children carry their parent's name."""
    path = ["model"]
    for piece in module.split("."):
        path.append(f"{path[-1]}.{piece}" if piece.isdigit() else piece)
    return "/" + "/".join(path)

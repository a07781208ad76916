"""Ten epochs of experiments/training-parity.yaml in Python's PyTorch, with the plain recipe of its users.

    python ci/training-curve.py DIR/cifar-10-batches-bin --seed 1 >> curve.csv

Prints seed, epoch, mean training loss and top-1 on the test images after each epoch. Nothing is shared with incnas but the
numbers of the recipe and, from training-benchmark.py, the network.
"""
import argparse, importlib.util, math, pathlib
import numpy
import torch

STRUCTURE = ("SuperConvK3BNRELU(3,16,2,1)SuperResK3K3(16,16,1,16,1)SuperResK3K3(16,32,2,32,1)"
             "SuperResK3K3(32,64,2,64,1)SuperConvK1BNRELU(64,128,1,1)")
MEAN, DEVIATION = (.4914, .4822, .4465), (.2470, .2435, .2616)
EPOCHS, WARM_UP, BATCH, RATE, IMAGES, PADDING = 10, 1, 64, 0.1, 10240, 4


def neighbour(name):
    spec = importlib.util.spec_from_file_location("steps", pathlib.Path(__file__).with_name(name))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(directory, pattern):
    records = numpy.concatenate([numpy.fromfile(f, numpy.uint8) for f in sorted(directory.glob(pattern))]).reshape(-1, 3073)
    pixels = torch.from_numpy(records[:, 1:].reshape(-1, 3, 32, 32).copy()).float() / 255
    shape = (1, 3, 1, 1)
    return (pixels - torch.tensor(MEAN).view(shape)) / torch.tensor(DEVIATION).view(shape), torch.from_numpy(records[:, 0]).long()


def augmented(images, black):
    """Each image cropped at random from its black-framed copy, and mirrored half the time."""
    n, _, side, _ = images.shape
    framed = black.expand(n, 3, side + 2 * PADDING, side + 2 * PADDING).clone()
    framed[:, :, PADDING:PADDING + side, PADDING:PADDING + side] = images
    out = torch.empty_like(images)
    for i, (top, left, mirrored) in enumerate(zip(
            torch.randint(2 * PADDING + 1, (n,)).tolist(), torch.randint(2 * PADDING + 1, (n,)).tolist(),
            (torch.rand(n) < 0.5).tolist())):
        part = framed[i, :, top:top + side, left:left + side]
        out[i] = part.flip(2) if mirrored else part
    return out


def rate(step, steps):
    warm_up, total = WARM_UP * steps, EPOCHS * steps
    if step < warm_up:
        return RATE * (step + 1) / warm_up
    return RATE * 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (total - warm_up)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    steps = neighbour("training-benchmark.py")
    steps.CLASSES, steps.NORM = 10, dict(eps=1e-5, momentum=0.1)
    network = steps.Network(STRUCTURE, False)
    images, labels = read(given.directory, "data_batch_*.bin")
    chosen = torch.randperm(len(labels))[:IMAGES]
    images, labels = images[chosen], labels[chosen]
    test, truth = read(given.directory, "test_batch.bin")
    black = torch.tensor([-m / d for m, d in zip(MEAN, DEVIATION)]).view(1, 3, 1, 1)
    sgd = steps.optimiser(network, RATE)
    count = IMAGES // BATCH
    for epoch in range(EPOCHS):
        network.train()
        total = 0
        for i, part in enumerate(torch.randperm(IMAGES).split(BATCH)):
            for group in sgd.param_groups:
                group["lr"] = rate(epoch * count + i, count)
            total += steps.step(network, sgd, augmented(images[part], black), labels[part])
        network.eval()
        with torch.no_grad():
            right = sum((network(t).argmax(1) == l).sum().item() for t, l in zip(test.split(250), truth.split(250)))
        print(f"{given.seed},{epoch + 1},{total / count:.6f},{100 * right / len(truth):.3f}", flush=True)


if __name__ == "__main__":
    main()

"""Training steps of a benchmark network in Python's PyTorch: what TrainingBenchmark is compared with.

    python ci/training-benchmark.py initial-a --threads 2 [--channels-last] [--inplace] [--bf16]

One step is forward, soft cross-entropy with label smoothing, backward and Nesterov SGD with weight decay on weights alone.
Prints one line of JSON. Compare like with like: set ONEDNN_MAX_CPU_ISA=AVX2 and glibc's MALLOC_MMAP_THRESHOLD_,
MALLOC_TRIM_THRESHOLD_ and MALLOC_TOP_PAD_ as incnas does, or say that they differ.
"""
import argparse, json, re, time
import torch
from torch import nn
from torch.nn import functional as F

NETWORKS = {
    "zennet-cifar-1m": "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
    "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)SuperResK1K3K1(96,168,2,40,3)"
    "SuperResK1K3K1(168,112,1,48,3)SuperConvK1BNRELU(112,512,1,1)",
    "initial-a": "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)"
    "SuperResK3K3(32,64,2,32,1)SuperResK3K3(64,64,2,32,1)SuperConvK1BNRELU(64,128,1,1)",
}
CLASSES, MOMENTUM, DECAY, SMOOTHING, NORM = 100, 0.9, 5e-4, 0.1, dict(eps=1e-3, momentum=0.01)


class Unit(nn.Module):
    """Convolutions with batch normalisation; residual where it is told a shortcut."""

    def __init__(self, shapes, residual, projects, inplace):
        super().__init__()
        self.count, self.residual, self.inplace = len(shapes), residual, inplace
        for i, (cin, cout, kernel, stride) in enumerate(shapes, 1):
            self.add_module(f"conv{i}", nn.Conv2d(cin, cout, kernel, stride, (kernel - 1) // 2, bias=False))
            self.add_module(f"bn{i}", nn.BatchNorm2d(cout, **NORM))
        if projects:
            cin, cout, stride = shapes[0][0], shapes[-1][1], max(s[3] for s in shapes)
            self.shortcut = nn.ModuleDict(
                {"conv": nn.Conv2d(cin, cout, 1, stride), "bn": nn.BatchNorm2d(cout, **NORM)})
        self.projects = projects

    def forward(self, x):
        y = x
        for i in range(1, self.count + 1):
            y = getattr(self, f"bn{i}")(getattr(self, f"conv{i}")(y))
            if i < self.count or not self.residual:
                y = F.relu(y, self.inplace)
        if not self.residual:
            return y
        around = self.shortcut["bn"](self.shortcut["conv"](x)) if self.projects else x
        return F.relu(y + around, self.inplace)


class Network(nn.Module):
    def __init__(self, structure, inplace):
        super().__init__()
        self.names = []
        channels = 3
        for b, (kind, arguments) in enumerate(re.findall(r"Super(\w+)\(([\d,]+)\)", structure)):
            numbers = [int(a) for a in arguments.split(",")]
            kernels = [int(k) for k in re.findall(r"K(\d)", kind)]
            block = nn.Module()
            if kind.startswith("Conv"):
                _, out, stride, layers = numbers
                widths, count, scope = [out], layers, "conv"
            else:
                _, out, stride, bottleneck, layers = numbers
                widths = [bottleneck] * (len(kernels) - 1) + [out]
                count, scope = layers * (2 if len(kernels) == 3 else 1), "unit"
            for i in range(count):
                # the stride lies in the k x k convolution, the first of two or the second of three
                at = len(kernels) // 2 if len(kernels) == 3 else 0
                ins = [channels] + widths[:-1]
                shapes = [(ins[j], widths[j], k, stride if i == 0 and j == at else 1) for j, k in enumerate(kernels)]
                projects = scope == "unit" and (i == 0 or channels != out)
                block.add_module(f"{scope}{i + 1}", Unit(shapes, scope == "unit", projects, inplace))
                self.names.append((f"block{b}", f"{scope}{i + 1}"))
                channels = out
            self.add_module(f"block{b}", block)
        self.fc = nn.Linear(channels, CLASSES)

    def forward(self, x):
        for block, unit in self.names:
            x = getattr(getattr(self, block), unit)(x)
        return self.fc(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1))


def optimiser(network, rate):
    decayed = [p for p in network.parameters() if p.dim() > 1]
    free = [p for p in network.parameters() if p.dim() == 1]
    groups = [{"params": decayed, "weight_decay": DECAY}, {"params": free, "weight_decay": 0}]
    return torch.optim.SGD(groups, lr=rate, momentum=MOMENTUM, nesterov=True)


def soft(labels):
    targets = torch.full((len(labels), CLASSES), SMOOTHING / CLASSES)
    targets[torch.arange(len(labels)), labels] += 1 - SMOOTHING
    return targets


def step(network, sgd, images, labels, bf16=False):
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        logits = network(images)
    loss = -(soft(labels) * F.log_softmax(logits.float(), 1)).sum() / len(labels)
    loss.backward()
    sgd.step()
    sgd.zero_grad()
    return loss.item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--warm-up", type=int, default=3)
    for flag in ("--channels-last", "--inplace", "--bf16"):
        parser.add_argument(flag, action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    network = Network(NETWORKS[given.network], given.inplace).train()
    images = torch.randn(given.batch, 3, 32, 32)
    labels = torch.randint(CLASSES, (given.batch,))
    if given.channels_last:
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    sgd = optimiser(network, 0.01)
    times, work = [], []
    for _ in range(given.warm_up + given.steps):
        began, worked = time.perf_counter(), time.process_time()
        step(network, sgd, images, labels, given.bf16)
        times.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    kept = sorted(times[given.warm_up:])
    print(json.dumps({**vars(given), "torch": torch.__version__, "ms_median": round(kept[len(kept) // 2] * 1e3, 2),
                      "ms_min": round(kept[0] * 1e3, 2), "cpu_ms_min": round(min(work[given.warm_up:]) * 1e3, 2),
                      "images_per_s": round(given.batch / kept[len(kept) // 2], 1)}))


if __name__ == "__main__":
    main()

package incnas.space;

import incnas.architecture.Architecture;
import incnas.architecture.Block;
import incnas.architecture.BottleneckBlock;
import incnas.architecture.CellNetwork;
import incnas.architecture.Channels;
import incnas.architecture.ConvBlock;
import incnas.architecture.InvertedBlock;
import incnas.architecture.PlainBlock;
import incnas.architecture.ResidualBlock;
import incnas.experiment.MutationSettings;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Algorithm 2: replaces blocks of a parent, splits what became too deep. */
final class BlockMutation implements Mutation {
  private static final int NARROWEST = 8;
  private static final int SPLIT_PASSES = 2;

  private final BlockSpace space;
  private final MutationSettings settings;
  private final int[] typeWeights;
  private final Map<Integer, List<Integer>> widths = new ConcurrentHashMap<>();

  BlockMutation(BlockSpace space, MutationSettings settings) {
    this.space = space;
    this.settings = settings;
    boolean official = settings.typeWeights().equals("official-code");
    typeWeights =
        space.types().stream().mapToInt(type -> official ? type.officialWeight() : 1).toArray();
  }

  @Override
  public Architecture mutate(Architecture parent, int draws, Seed seed) {
    if (parent.blocks().get(0) instanceof CellNetwork) {
      throw new IllegalArgumentException(
          parent.structure() + " is a cell; give a network of the search's space, " + space.name());
    }
    SplittableRandom random = seed.random();
    List<Block> blocks = new ArrayList<>(parent.blocks());
    Set<Integer> replaced = new HashSet<>();
    for (int i = 0; i < draws; i++) {
      int index = random.nextInt(blocks.size());
      if (replaced.add(index)) {
        blocks.set(index, replacement(blocks, index, random));
      }
    }
    List<Block> chained = Architecture.chain(blocks);
    for (int pass = 0; pass < SPLIT_PASSES; pass++) {
      chained = split(chained);
    }
    return new Architecture(chained, parent.resolution(), parent.classes());
  }

  private Block replacement(List<Block> blocks, int index, SplittableRandom random) {
    Block old = blocks.get(index);
    if (old instanceof ConvBlock conv) {
      boolean fixed = index == blocks.size() - 1 && !space.tailMutates();
      int out = fixed ? conv.out() : choice(widths(conv.out()), random);
      return new ConvBlock(conv.kernel(), conv.in(), out, conv.stride(), conv.layers());
    }
    BlockType type = space.types().get(weighted(random));
    int out = choice(widths(old.out()), random);
    int bottleneck = choice(widths(bottleneck(old)), random);
    int layers = choice(depths(old.layers()), random);
    return type.maker().make(old.in(), out, old.stride(), bottleneck, layers);
  }

  private static int bottleneck(Block block) {
    if (block instanceof ResidualBlock b) {
      return b.bottleneck();
    } else if (block instanceof BottleneckBlock b) {
      return b.bottleneck();
    }
    return ((InvertedBlock) block).bottleneck();
  }

  private int weighted(SplittableRandom random) {
    int total = 0;
    for (int weight : typeWeights) {
      total += weight;
    }
    int at = random.nextInt(total);
    int type = 0;
    while (at >= typeWeights[type]) {
      at -= typeWeights[type++];
    }
    return type;
  }

  private static int choice(List<Integer> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  /** Distinct widths in the order of the multipliers. */
  List<Integer> widths(int width) {
    return widths.computeIfAbsent(width, this::multiplied);
  }

  private List<Integer> multiplied(int width) {
    return settings.multipliers().stream()
        .map(m -> Math.min(Math.max(width * m, NARROWEST), space.widestBlock()))
        .map(Channels::round8)
        .distinct()
        .toList();
  }

  private List<Integer> depths(int layers) {
    return settings.depthSteps().stream()
        .map(step -> layers + step)
        .filter(depth -> depth >= 1)
        .distinct()
        .toList();
  }

  private List<Block> split(List<Block> blocks) {
    List<Block> parts = new ArrayList<>();
    for (Block block : blocks) {
      boolean deep = settings.splitAt() > 0 && block.layers() >= settings.splitAt();
      if (deep && block instanceof PlainBlock plain && plain.units() > 0) {
        int first = settings.splitTo();
        parts.add(plain.with(plain.stride(), first));
        parts.add(plain.withIn(plain.out()).with(1, plain.layers() - first));
      } else {
        parts.add(block);
      }
    }
    return parts;
  }
}

package incnas.space;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.Path;
import incnas.architecture.Variant;
import incnas.experiment.SampleSettings;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Networks spread evenly over depth and width: a random walk by mutation meets candidates, the
 * ranges of depth and of log width are cut into equal parts, and the parts take turns in giving a
 * network.
 */
public final class EvenSample {
  private final Mutation mutation;
  private final Budget budget;
  private final SampleSettings settings;

  /** Depth and mean log width of a network's convolutions, without those of shortcuts. */
  private record Shape(int depth, double width) {
    static Shape of(Architecture architecture) {
      int convs = 0;
      double logs = 0;
      for (LayerGraph.Node node : architecture.lower(Variant.MAIN_PATH).nodes()) {
        if (node.layer() instanceof Layer.Conv conv && conv.path() != Path.SHORTCUT) {
          convs++;
          logs += StrictMath.log(conv.out());
        }
      }
      return new Shape(convs, logs / convs);
    }
  }

  public EvenSample(Mutation mutation, Budget budget, SampleSettings settings) {
    this.mutation = mutation;
    this.budget = budget;
    this.settings = settings;
  }

  /**
   * The networks in the order of their depth, then their width.
   *
   * @throws IllegalArgumentException if the walk meets too few
   */
  public List<Architecture> from(Architecture initial, Seed seed) {
    Map<Architecture, Shape> met = walk(initial, seed.derive("walk"));
    if (met.size() < settings.count()) {
      throw new IllegalArgumentException(
          "the sample's walk of %d steps met only %d networks within the limits, not %d; raise sample.steps or loosen search.limits"
              .formatted(settings.steps(), met.size(), settings.count()));
    }
    List<List<Architecture>> parts = parts(met);
    SplittableRandom random = seed.derive("choice").random();
    parts.forEach(part -> shuffle(part, random));
    List<Architecture> chosen = new ArrayList<>();
    for (int turn = 0; chosen.size() < settings.count(); turn++) {
      shuffle(parts, random);
      for (List<Architecture> part : parts) {
        if (turn < part.size() && chosen.size() < settings.count()) {
          chosen.add(part.get(turn));
        }
      }
    }
    chosen.sort(
        (a, b) ->
            met.get(a).depth() != met.get(b).depth()
                ? Integer.compare(met.get(a).depth(), met.get(b).depth())
                : Double.compare(met.get(a).width(), met.get(b).width()));
    return chosen;
  }

  private static void shuffle(List<?> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }

  /** A step out of the limits is not taken. */
  private Map<Architecture, Shape> walk(Architecture initial, Seed seed) {
    Map<Architecture, Shape> met = new LinkedHashMap<>();
    Architecture at = initial;
    for (int step = 0; step < settings.steps(); step++) {
      Architecture next = mutation.mutate(at, 1, seed.derive("step", step));
      if (budget.check(next) instanceof Verdict.Within) {
        at = next;
        met.computeIfAbsent(at, Shape::of);
      }
    }
    return met;
  }

  private List<List<Architecture>> parts(Map<Architecture, Shape> met) {
    double shallow = met.values().stream().mapToDouble(Shape::depth).min().orElseThrow();
    double deep = met.values().stream().mapToDouble(Shape::depth).max().orElseThrow();
    double narrow = met.values().stream().mapToDouble(Shape::width).min().orElseThrow();
    double wide = met.values().stream().mapToDouble(Shape::width).max().orElseThrow();
    Map<Integer, List<Architecture>> parts = new TreeMap<>();
    met.forEach(
        (architecture, shape) -> {
          int row = bin(shape.depth(), shallow, deep, settings.depthBins());
          int column = bin(shape.width(), narrow, wide, settings.widthBins());
          parts
              .computeIfAbsent(row * settings.widthBins() + column, bin -> new ArrayList<>())
              .add(architecture);
        });
    return new ArrayList<>(parts.values());
  }

  private static int bin(double value, double least, double most, int bins) {
    return most > least ? Math.min(bins - 1, (int) ((value - least) / (most - least) * bins)) : 0;
  }
}

package incnas.network;

import com.sun.management.OperatingSystemMXBean;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.lang.management.ManagementFactory;

/**
 * The memory of a forward pass, from below: a process that asks for more than the machine has is
 * killed without a word, so it is refused before.
 */
public final class Footprint {
  private static final long FLOAT = Float.BYTES;

  private Footprint() {}

  /** Bytes of all weights, and of the layer that has most in its hands: output and inputs. */
  public static double bytes(LayerGraph graph, int batch) {
    double weights = 0;
    for (Parameter p : Parameter.of(graph)) {
      weights += p.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }
    double largest = 0;
    for (Node node : graph.nodes()) {
      double here = numbers(node);
      for (int input : node.inputs()) {
        here += numbers(graph.node(input));
      }
      largest = Math.max(largest, here);
    }
    return FLOAT * (weights + batch * largest);
  }

  private static double numbers(Node node) {
    return (double) node.channels() * node.side() * node.side();
  }

  /**
   * Refuses a pass that this machine has not the memory for.
   *
   * @throws IllegalArgumentException with both sizes in GiB
   */
  public static void check(LayerGraph graph, int batch) {
    double needed = bytes(graph, batch);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        && needed > system.getTotalMemorySize()) {
      throw new IllegalArgumentException(
          "a pass of %d images through this network needs %.0f GiB, and this machine has %.0f; lower the batch, the resolution or the channels"
              .formatted(batch, gib(needed), gib((double) system.getTotalMemorySize())));
    }
  }

  private static double gib(double bytes) {
    return Math.ceil(bytes / (1 << 30));
  }
}

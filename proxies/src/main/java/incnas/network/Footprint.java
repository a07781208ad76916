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
    double largest = 0;
    for (Node node : graph.nodes()) {
      double here = numbers(node);
      for (int input : node.inputs()) {
        here += numbers(graph.node(input));
      }
      largest = Math.max(largest, here);
    }
    return FLOAT * (weights(graph) + batch * largest);
  }

  private static double weights(LayerGraph graph) {
    double weights = 0;
    for (Parameter p : Parameter.of(graph)) {
      weights += p.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }
    return weights;
  }

  private static double numbers(Node node) {
    return (double) node.channels() * node.side() * node.side();
  }

  /** Bytes of all weights with their gradients, and of all layers' outputs, which a tape keeps. */
  public static double recordedBytes(LayerGraph graph, int batch, Precision precision) {
    double outputs = graph.nodes().stream().mapToDouble(Footprint::numbers).sum();
    return precision.bytes() * (2 * weights(graph) + batch * outputs);
  }

  /**
   * Refuses a pass that this machine has not the memory for.
   *
   * @throws IllegalArgumentException with both sizes in GiB
   */
  public static void check(LayerGraph graph, int batch) {
    check(bytes(graph, batch), batch);
  }

  /**
   * Refuses a pass with gradients that this machine has not the memory for.
   *
   * @throws IllegalArgumentException with both sizes in GiB
   */
  public static void checkRecorded(LayerGraph graph, int batch, Precision precision) {
    check(recordedBytes(graph, batch, precision), batch);
  }

  private static void check(double needed, int batch) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        && needed > system.getTotalMemorySize()) {
      throw new IllegalArgumentException(
          "a pass of %d images through this network needs %.0f GiB, and this machine has %.0f; lower the batch, the resolution or the channels"
              .formatted(batch, gib(needed), gib((double) system.getTotalMemorySize())));
    }
  }

  /**
   * Refuses a node whose output for a batch does not fit a Java buffer, which it must to be looked
   * at.
   *
   * @param bytes of one number
   */
  public static void checkBuffer(Node node, int batch, int bytes) {
    if (batch * numbers(node) * bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a batch of %d times %d channels of side %d is more than 2 GiB; lower the batch, the resolution or the channels"
              .formatted(batch, node.channels(), node.side()));
    }
  }

  private static double gib(double bytes) {
    return Math.ceil(bytes / (1 << 30));
  }
}

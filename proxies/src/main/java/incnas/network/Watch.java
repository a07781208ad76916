package incnas.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link Tape} keeps of a forward pass.
 *
 * @param parameters whether backward passes reach the trained parameters
 * @param nodes how each watched node is watched, by its identifier in the layer graph
 */
public record Watch(boolean parameters, Map<Integer, Mode> nodes) {
  /** How one node is watched; each mode keeps the output and allows to start backward there. */
  public enum Mode {
    /** The output alone. */
    OUTPUT,
    /** The output and the gradient that arrives there. */
    GRADIENT,
    /** As {@link #GRADIENT}, and no gradient flows on to earlier nodes. */
    CUT
  }

  /** Nothing but the last node's output. */
  public static final Watch NOTHING = new Watch(false, Map.of());

  /** Gradients of all trained parameters. */
  public static final Watch PARAMETERS = new Watch(true, Map.of());

  public Watch {
    nodes = Map.copyOf(nodes);
  }

  /** These and further nodes; a node that is watched already changes its mode. */
  public Watch and(Mode mode, Collection<Integer> ids) {
    Map<Integer, Mode> all = new LinkedHashMap<>(nodes);
    ids.forEach(id -> all.put(id, mode));
    return new Watch(parameters, all);
  }
}

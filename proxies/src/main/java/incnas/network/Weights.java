package incnas.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a network by parameter name, in the graph's order; arrays are not copied. */
public record Weights(Map<String, float[]> values) {
  public Weights {
    values = new LinkedHashMap<>(values);
  }

  public float[] get(String name) {
    float[] array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weights for " + name);
    }
    return array;
  }
}

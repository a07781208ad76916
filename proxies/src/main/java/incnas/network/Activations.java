package incnas.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The numbers in which a training keeps its maps and multiplies; weights, gradients of weights and
 * the statistics of normalisation stay in single precision.
 */
public enum Activations {
  FLOAT32("float32", 6),
  /** 8 bits of exponent, as single precision has, and 8 of significand. */
  BFLOAT16("bf16", 15),
  /** 5 bits of exponent: small gradients vanish unless the loss is scaled up. */
  FLOAT16("fp16", 5);

  private final String label;
  private final int code;

  Activations(String label, int code) {
    this.label = label;
    this.code = code;
  }

  public String label() {
    return label;
  }

  /** The type's number in TorchScript. */
  int code() {
    return code;
  }

  public static Activations of(String label) {
    for (Activations a : values()) {
      if (a.label.equals(label)) {
        return a;
      }
    }
    throw new IllegalArgumentException(
        "unknown precision '"
            + label
            + "'; known: "
            + Arrays.stream(values()).map(Activations::label).collect(Collectors.joining(", ")));
  }
}

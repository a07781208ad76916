package incnas.score;

import incnas.architecture.Reading;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A named reading of the formulas, where the programs and the papers disagree. */
public enum Profile {
  /** The program of Incorporated-Score's authors. */
  OFFICIAL_CODE("official-code", Reading.OFFICIAL_CODE),
  /** Incorporated-Score's equations as printed. */
  PAPER_TEXT("paper-text", Reading.PAPER_TEXT),
  /** ZenNAS's program: main path, weights N(0, 1). */
  ZENNAS("zennas", Reading.OFFICIAL_CODE),
  /** zero-cost-nas's program: whole network, PyTorch's initial weights. */
  ZERO_COST_NAS("zero-cost-nas", Reading.OFFICIAL_CODE),
  /** The program of a proxy's first authors. */
  ORIGINAL("original", Reading.OFFICIAL_CODE);

  private final String label;
  private final Reading reading;

  Profile(String label, Reading reading) {
    this.label = label;
    this.reading = reading;
  }

  public String label() {
    return label;
  }

  /** How entropy and effectiveness are read; the programs that have neither take the authors'. */
  public Reading reading() {
    return reading;
  }

  public static Profile of(String label) {
    for (Profile p : values()) {
      if (p.label.equals(label)) {
        return p;
      }
    }
    throw new IllegalArgumentException("unknown profile '" + label + "'; known: " + labels());
  }

  /** All labels in a line. */
  public static String labels() {
    return Arrays.stream(values()).map(Profile::label).collect(Collectors.joining(", "));
  }
}

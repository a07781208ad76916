package incnas.score;

import incnas.architecture.Reading;

/** A named reading of the formulas, where the programs and the paper disagree. */
public enum Profile {
  OFFICIAL_CODE("official-code", Reading.OFFICIAL_CODE),
  PAPER_TEXT("paper-text", Reading.PAPER_TEXT),
  ZENNAS("zennas", Reading.OFFICIAL_CODE);

  private final String label;
  private final Reading reading;

  Profile(String label, Reading reading) {
    this.label = label;
    this.reading = reading;
  }

  public String label() {
    return label;
  }

  /** How entropy and effectiveness are read; ZenNAS has neither, so the authors' code stands in. */
  public Reading reading() {
    return reading;
  }

  public static Profile of(String label) {
    for (Profile p : values()) {
      if (p.label.equals(label)) {
        return p;
      }
    }
    throw new IllegalArgumentException(
        "unknown profile '" + label + "'; known: official-code, paper-text, zennas");
  }
}

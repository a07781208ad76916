package incnas.experiment;

/**
 * How a candidate is scored.
 *
 * @param proxy name of the proxy, such as {@code zen} or {@code incorporated}
 * @param profile reading of the formulas: {@code official-code}, {@code paper-text} or {@code
 *     zennas}
 * @param batch images per forward pass
 * @param draws independent draws of weights and images per score
 * @param images {@code gaussian} for seeded noise, or the data set that a seeded batch is taken
 *     from
 * @param gamma standard deviation of the zen-score's perturbation
 * @param normalization F of equation 11: {@code log}, {@code sqrt} or {@code identity}; for the
 *     proxy {@code incorporated} alone
 * @param zenWeight w_z of equation 11
 * @param entropyWeight w_d of equation 11
 * @param rawWeights whether w_z + w_d may differ from 1, as in the authors' CIFAR script
 */
public record ScoreSettings(
    String proxy,
    String profile,
    int batch,
    int draws,
    String images,
    double gamma,
    String normalization,
    double zenWeight,
    double entropyWeight,
    boolean rawWeights) {
  /** The same effort with another proxy. */
  public ScoreSettings withProxy(String other) {
    return new ScoreSettings(
        other,
        profile,
        batch,
        draws,
        images,
        gamma,
        normalization,
        zenWeight,
        entropyWeight,
        rawWeights);
  }
}

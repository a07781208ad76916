package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Initialization;
import incnas.network.Network;
import incnas.network.Precision;
import incnas.network.Weights;
import incnas.seed.Seed;

/**
 * Which network stands for an architecture, and how it begins; batch normalisation is in training
 * mode.
 *
 * @param normalized whether batch normalisations are there, not bypassed
 * @param positive whether every number is replaced by its absolute value
 */
record Setup(
    Variant variant,
    boolean normalized,
    Initialization initialization,
    boolean positive,
    Network.Norm norm,
    Precision precision) {
  private static final double MOMENTUM = 0.1;
  private static final double TORCH_EPSILON = 1e-5;

  /** ZenNAS's: the main path, every weight N(0, 1). */
  static final Setup ZENNAS =
      new Setup(
          Variant.MAIN_PATH,
          true,
          Initialization.GAUSSIAN,
          false,
          Network.Norm.ZENNAS,
          Precision.SINGLE);

  /** zero-cost-nas's: the whole network, weights and constants as PyTorch has them by default. */
  static final Setup WHOLE =
      new Setup(
          Variant.of(Semantics.ZENNAS),
          true,
          Initialization.TORCH,
          false,
          new Network.Norm(MOMENTUM, TORCH_EPSILON),
          Precision.SINGLE);

  static Setup of(Profile profile) {
    return profile == Profile.ZENNAS ? ZENNAS : WHOLE;
  }

  Setup with(Initialization other) {
    return new Setup(variant, normalized, other, positive, norm, precision);
  }

  Setup inDouble() {
    return new Setup(variant, normalized, initialization, positive, norm, Precision.DOUBLE);
  }

  /** With batch normalisations bypassed. */
  Setup withoutNormalization() {
    return new Setup(variant, false, initialization, positive, norm, precision);
  }

  /** With every number made positive. */
  Setup absolute() {
    return new Setup(variant, normalized, initialization, true, norm, precision);
  }

  /** Initial numbers of one draw; bypassing batch normalisation changes none. */
  Weights weights(Architecture architecture, Seed seed) {
    return weights(architecture.lower(variant), seed);
  }

  /** The same for layers that the caller made. */
  Weights weights(LayerGraph graph, Seed seed) {
    Weights weights = initialization.draw(graph, seed.derive("weights"));
    if (positive) {
      weights.values().values().forEach(Setup::makePositive);
    }
    return weights;
  }

  private static void makePositive(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]);
    }
  }

  LayerGraph graph(Architecture architecture) {
    LayerGraph graph = architecture.lower(variant);
    return normalized ? graph : graph.withoutNormalization();
  }
}

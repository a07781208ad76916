package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;
import java.util.Arrays;

/**
 * SynFlow (Tanaka et al. 2020): how much flows through a network whose weights are all made
 * positive, from one image of ones; |w dR/dw| with R the sum of the logits, in double precision.
 *
 * <p>{@code zennas}: main path, weights |N(0, 1)|, batch normalisation kept in training mode; the
 * mean over each layer's output channels, summed over layers, negated. {@code zero-cost-nas}: whole
 * network, PyTorch's initial weights, batch normalisation bypassed, the plain sum; NASLib reports
 * its natural logarithm.
 *
 * @param logarithm whether the logarithm is reported, of {@code zero-cost-nas}'s sum alone
 */
public record SynFlow(Profile profile, boolean logarithm) implements Proxy {
  public SynFlow {
    if (logarithm && profile == Profile.ZENNAS) {
      throw new IllegalArgumentException("the sum of zennas is negative and has no logarithm");
    }
  }

  @Override
  public String name() {
    return logarithm ? "log-synflow" : "synflow";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Setup setup = Setup.of(profile).inDouble().absolute();
    return Trial.score(
        architecture,
        new Probe(probe.seed(), 1, probe.draws()),
        profile == Profile.ZENNAS ? setup : setup.withoutNormalization(),
        "the flow vanished or overflowed",
        this::value);
  }

  double value(Trial trial) {
    float[] ones = new float[trial.imageSize()];
    Arrays.fill(ones, 1);
    Network network = trial.network();
    try (Tape tape = network.record(ones, true, Watch.PARAMETERS)) {
      double[] upstream = new double[trial.classes()];
      Arrays.fill(upstream, 1);
      tape.backward(upstream);
      double sum = 0;
      for (Parameter p : trial.layerWeights()) {
        double flow = Vectors.absoluteDot(trial.weight(p), tape.gradient(p.name()));
        sum += profile == Profile.ZENNAS ? -flow / p.shape().get(0) : flow;
      }
      return logarithm ? StrictMath.log(sum) : sum;
    }
  }
}

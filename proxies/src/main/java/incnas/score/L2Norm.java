package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.network.Parameter;
import incnas.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * NASLib's l2-norm: the Euclidean norms of the convolutions' and the classifier's initial weights,
 * added up. It sees no image; it is a smooth count of parameters.
 */
public record L2Norm() implements Proxy {
  @Override
  public String name() {
    return "l2-norm";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    LayerGraph graph = Setup.WHOLE.graph(architecture);
    List<Double> values = new ArrayList<>();
    for (int draw = 0; draw < probe.draws(); draw++) {
      Weights weights = Setup.WHOLE.weights(architecture, probe.draw(draw));
      double sum = 0;
      for (Parameter p : Parameter.of(graph)) {
        sum += p.kind().decayed() ? Vectors.length(weights.get(p.name())) : 0;
      }
      values.add(sum);
    }
    return new Score.Known(values);
  }
}

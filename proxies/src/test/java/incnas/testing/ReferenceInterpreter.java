package incnas.testing;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Network.Norm;
import incnas.network.Weights;
import java.util.HashMap;
import java.util.Map;

/**
 * A layer graph in plain Java and double precision, written from the layers' definitions: what
 * every engine is held against.
 */
public final class ReferenceInterpreter implements LayerGraph.Visitor<double[]> {
  private final LayerGraph graph;
  private final Map<String, double[]> parameters = new HashMap<>();
  private final Norm norm;
  private final boolean training;
  private final double[][] maps;
  private int batch;

  public ReferenceInterpreter(LayerGraph graph, Weights weights, Norm norm, boolean training) {
    this.graph = graph;
    this.norm = norm;
    this.training = training;
    this.maps = new double[graph.nodes().size()][];
    weights.values().forEach((name, array) -> parameters.put(name, widen(array)));
  }

  private static double[] widen(float[] array) {
    double[] wide = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      wide[i] = array[i];
    }
    return wide;
  }

  /** The last node's output for a batch of images, image-major; updates running statistics. */
  public double[] run(float[] pixels) {
    Node first = graph.node(0);
    batch = pixels.length / (first.channels() * first.side() * first.side());
    maps[0] = widen(pixels);
    for (Node node : graph.nodes()) {
      maps[node.id()] = node.accept(this);
    }
    return maps[graph.last().id()];
  }

  /** A parameter as it stands, in double precision. */
  public double[] values(String name) {
    return parameters.get(name);
  }

  private double[] in(Node node) {
    return maps[node.input()];
  }

  private double[] parameter(Node node, String suffix) {
    return parameters.get(node.name() + suffix);
  }

  @Override
  public double[] input(Node node) {
    return maps[0];
  }

  @Override
  public double[] conv(Node node, Layer.Conv c) {
    int from = graph.node(node.input()).side();
    int to = node.side();
    int perGroup = c.in() / c.groups();
    double[] x = in(node);
    double[] w = parameter(node, ".weight");
    double[] y = new double[batch * c.out() * to * to];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < c.out(); o++) {
        int firstChannel = o / (c.out() / c.groups()) * perGroup;
        for (int row = 0; row < to; row++) {
          for (int column = 0; column < to; column++) {
            double sum = c.bias() ? parameter(node, ".bias")[o] : 0;
            for (int i = 0; i < perGroup; i++) {
              for (int a = 0; a < c.kernel(); a++) {
                for (int b = 0; b < c.kernel(); b++) {
                  int r = row * c.stride() - c.padding() + a;
                  int q = column * c.stride() - c.padding() + b;
                  if (r >= 0 && r < from && q >= 0 && q < from) {
                    sum +=
                        x[((n * c.in() + firstChannel + i) * from + r) * from + q]
                            * w[((o * perGroup + i) * c.kernel() + a) * c.kernel() + b];
                  }
                }
              }
            }
            y[((n * c.out() + o) * to + row) * to + column] = sum;
          }
        }
      }
    }
    return y;
  }

  @Override
  public double[] batchNorm(Node node, Layer.BatchNorm layer) {
    double[] x = in(node);
    int channels = layer.channels();
    int area = node.side() * node.side();
    double[] y = new double[x.length];
    for (int c = 0; c < channels; c++) {
      double mean = parameter(node, ".running_mean")[c];
      double variance = parameter(node, ".running_var")[c];
      if (training) {
        int count = batch * area;
        mean = 0;
        for (int n = 0; n < batch; n++) {
          for (int i = 0; i < area; i++) {
            mean += x[(n * channels + c) * area + i] / count;
          }
        }
        double squares = 0;
        for (int n = 0; n < batch; n++) {
          for (int i = 0; i < area; i++) {
            double d = x[(n * channels + c) * area + i] - mean;
            squares += d * d;
          }
        }
        variance = squares / count;
        blend(parameter(node, ".running_mean"), c, mean);
        blend(parameter(node, ".running_var"), c, squares / (count - 1));
      }
      double scale = parameter(node, ".weight")[c] / Math.sqrt(variance + norm.epsilon());
      double shift = parameter(node, ".bias")[c];
      for (int n = 0; n < batch; n++) {
        for (int i = 0; i < area; i++) {
          int at = (n * channels + c) * area + i;
          y[at] = (x[at] - mean) * scale + shift;
        }
      }
    }
    return y;
  }

  private void blend(double[] running, int channel, double statistic) {
    running[channel] = (1 - norm.momentum()) * running[channel] + norm.momentum() * statistic;
  }

  @Override
  public double[] relu(Node node) {
    double[] y = in(node).clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, y[i]);
    }
    return y;
  }

  @Override
  public double[] sigmoid(Node node) {
    double[] y = in(node).clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 / (1 + Math.exp(-y[i]));
    }
    return y;
  }

  @Override
  public double[] zero(Node node) {
    return new double[in(node).length];
  }

  @Override
  public double[] add(Node node) {
    double[] y = in(node).clone();
    double[] other = maps[node.inputs().get(1)];
    for (int i = 0; i < y.length; i++) {
      y[i] += other[i];
    }
    return y;
  }

  @Override
  public double[] multiply(Node node) {
    double[] y = in(node).clone();
    double[] factors = maps[node.inputs().get(1)];
    int area = node.side() * node.side();
    for (int i = 0; i < y.length; i++) {
      y[i] *= factors[i / area];
    }
    return y;
  }

  @Override
  public double[] globalAveragePool(Node node) {
    int side = graph.node(node.input()).side();
    double[] x = in(node);
    double[] y = new double[batch * node.channels()];
    for (int i = 0; i < x.length; i++) {
      y[i / (side * side)] += x[i] / (side * side);
    }
    return y;
  }

  @Override
  public double[] averagePool(Node node, Layer.AveragePool pool) {
    int from = graph.node(node.input()).side();
    int to = node.side();
    double[] x = in(node);
    double[] y = new double[batch * node.channels() * to * to];
    for (int map = 0; map < batch * node.channels(); map++) {
      for (int row = 0; row < to; row++) {
        for (int column = 0; column < to; column++) {
          double sum = 0;
          int count = 0;
          for (int a = 0; a < pool.kernel(); a++) {
            for (int b = 0; b < pool.kernel(); b++) {
              int r = row * pool.stride() - pool.padding() + a;
              int q = column * pool.stride() - pool.padding() + b;
              if (r >= 0 && r < from && q >= 0 && q < from) {
                sum += x[(map * from + r) * from + q];
                count++;
              }
            }
          }
          y[(map * to + row) * to + column] = sum / count;
        }
      }
    }
    return y;
  }

  @Override
  public double[] linear(Node node, Layer.Linear linear) {
    double[] x = in(node);
    double[] w = parameter(node, ".weight");
    double[] y = new double[batch * linear.out()];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < linear.out(); o++) {
        double sum = parameter(node, ".bias")[o];
        for (int i = 0; i < linear.in(); i++) {
          sum += x[n * linear.in() + i] * w[o * linear.in() + i];
        }
        y[n * linear.out() + o] = sum;
      }
    }
    return y;
  }
}

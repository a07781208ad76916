package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.testing.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What NATS-Bench states of every network of NAS-Bench-201. */
class PublishedCellsIT {
  private static final Variant ANY = Variant.of(Semantics.ZENNAS);

  /** Classes and side of each data set. */
  private static final Map<String, int[]> DATASETS =
      Map.of(
          "cifar10", new int[] {10, 32},
          "cifar100", new int[] {100, 32},
          "ImageNet16-120", new int[] {120, 16});

  @Test
  void parametersOfAll() throws IOException {
    Set<String> seen = new HashSet<>();
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(Shared.file("data/nasbench/nb201_nats_tss_15625.csv.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> header = List.of(rows.readLine().split(",", -1));
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",", -1);
        String cell = cells[header.indexOf("arch")];
        double millions = Double.parseDouble(cells[header.indexOf("params_m_cifar10")]);
        Architecture network = Architecture.parse(cell, 32, 10);
        assertThat(network.structure()).isEqualTo(cell);
        assertThat(Cost.of(network, ANY).paramsExact())
            .as(cell)
            .isEqualTo(Math.round(millions * 1e6));
        seen.add(cell);
      }
    }
    assertThat(seen).hasSize(15_625);
  }

  /**
   * NATS-Bench's counter sees modules: a convolution's or classifier's products without biases, 2 a
   * number of batch normalisation, 1 of ReLU, k^2 of average pooling, (side + 1)^2 of the global
   * one. So it is {@code macs} and 1 to 8 million more; no convention here counts the same.
   */
  @Test
  void flopsOfASample() throws IOException {
    List<String> rows =
        Files.readAllLines(Shared.file("data/nasbench/nb201_naslib_proxies_sampled.csv"));
    List<String> header = Arrays.asList(rows.get(0).split(",", -1));
    int checked = 0;
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      int[] dataset = DATASETS.get(cells[header.indexOf("dataset")]);
      String published = cells[header.indexOf("flops")];
      if (published.isEmpty()) {
        continue;
      }
      Architecture network =
          Architecture.parse(cells[header.indexOf("arch")], dataset[1], dataset[0]);
      double expected = Double.parseDouble(published) * 1e6;
      // eight digits are printed
      assertThat((double) Cost.of(network, ANY).macs() + besides(network))
          .as(row)
          .isCloseTo(expected, within(expected * 1e-7));
      checked++;
    }
    assertThat(checked).isGreaterThan(3_000);
  }

  private static long besides(Architecture network) {
    LayerGraph graph = network.lower(ANY);
    long sum = 0;
    for (LayerGraph.Node node : graph.nodes()) {
      long numbers = (long) node.channels() * node.side() * node.side();
      if (node.layer() instanceof Layer.BatchNorm) {
        sum += 2 * numbers;
      } else if (node.layer() instanceof Layer.Relu) {
        sum += numbers;
      } else if (node.layer() instanceof Layer.AveragePool pool) {
        sum += numbers * pool.kernel() * pool.kernel();
      } else if (node.layer() instanceof Layer.GlobalAveragePool) {
        long window = graph.node(node.input()).side() + 1L;
        sum += numbers * window * window;
      }
    }
    return sum;
  }
}

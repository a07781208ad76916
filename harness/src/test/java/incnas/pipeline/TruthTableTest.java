package incnas.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.correlate.Bootstrap;
import incnas.correlate.Correlation;
import incnas.correlate.Truth;
import incnas.correlate.TruthColumns;
import incnas.run.UserError;
import incnas.score.Direction;
import incnas.seed.Seed;
import incnas.testing.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTableTest {
  private static final TruthColumns COLUMNS = new TruthColumns("arch", "acc");

  @TempDir private Path dir;

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void plainAndCompressedFilesAreTheSame() throws IOException {
    String text = "arch,acc\n\"(1, 2)\",90\nb,80.5\n";
    Path plain = Files.writeString(dir.resolve("t.csv"), text);
    Path compressed = Files.write(dir.resolve("t.csv.gz"), gzip(text));
    Truth truth = TruthTable.read(plain, COLUMNS);
    assertThat(truth.accuracies()).containsExactly(90.0, 80.5);
    assertThat(TruthTable.read(compressed, COLUMNS).networks()).isEqualTo(truth.networks());
  }

  @Test
  void brokenFilesAreOneClearError() throws IOException {
    byte[] whole = gzip("arch,acc\na,90\nb,80.5\n");
    Path cut = Files.write(dir.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 9));
    Path plain = Files.writeString(dir.resolve("plain.csv.gz"), "arch,acc\n");
    Path bad = Files.write(dir.resolve("bad.csv.gz"), gzip("arch,acc\nb,90\na,9o\n"));
    assertThatThrownBy(() -> TruthTable.read(cut, COLUMNS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cut.csv.gz: no whole gzip file");
    assertThatThrownBy(() -> TruthTable.read(plain, COLUMNS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("plain.csv.gz: no whole gzip file (Not in GZIP format)");
    assertThatThrownBy(() -> TruthTable.read(bad, COLUMNS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bad.csv.gz:3: column acc: '9o' is no number");
    assertThatThrownBy(() -> TruthTable.read(dir.resolve("none.csv.gz"), COLUMNS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.csv.gz: no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "params_m_cifar10, .753, 0",
    "freerea_synflow_c10, .769, 0",
    "freerea_logsynflow_c10, .826, 0",
    "freerea_naswot_c10, .785, 201",
    // .386 with the failed scores as the lowest ones
    "naslib_zen_c10, .344, 341"
  })
  void publishedColumnsOfNasBench201CorrelateAsPublished(
      String column, double spearman, int undefined) {
    Path file = Shared.file("data/nasbench/nb201_nats_tss_15625.csv.gz");
    Truth truth =
        TruthTable.read(
            file, new TruthColumns("arch", List.of("cifar10_test"), Map.of("p", column), Map.of()));
    assertThat(truth.size()).isEqualTo(15_625);
    Correlation correlation =
        Correlation.of(
            truth.published("p", Direction.HIGHER_IS_BETTER),
            truth.accuracies(),
            new Bootstrap(new Seed(1)));
    assertThat(correlation).isInstanceOf(Correlation.Known.class);
    Correlation.Known known = (Correlation.Known) correlation;
    assertThat(known.undefined()).isEqualTo(undefined);
    assertThat(known.spearman()).isCloseTo(spearman, within(0.002));
    assertThat(known.interval().contains(known.spearman())).isTrue();
  }
}

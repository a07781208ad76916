package incnas.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkComparisonTest {
  @TempDir Path dir;

  private Path file(String name, double... times) throws IOException {
    StringBuilder text = new StringBuilder("{\"environment\": {}, \"benchmarks\": [");
    for (int i = 0; i < times.length; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"benchmark\": \"B\", \"params\": {\"n\": \"" + i + "\"}, \"time_min\": ")
          .append(times[i])
          .append(", \"unit\": \"ms/op\"}");
    }
    return Files.writeString(dir.resolve(name), text + "]}");
  }

  /** A machine of half the speed is no regression; one benchmark that alone grew by half is one. */
  @Test
  void comparesRatiosAndNotTimes() throws IOException {
    Path first = file("a.json", 1, 2, 3, 4, 5);
    BenchmarkComparison slower = BenchmarkComparison.of(first, file("b.json", 2, 4, 6, 8, 10));
    assertThat(slower.median()).isEqualTo(2);
    assertThat(slower.isSame()).isTrue();
    BenchmarkComparison worse = BenchmarkComparison.of(first, file("c.json", 2, 4, 6, 12, 10));
    assertThat(worse.isSame()).isFalse();
    assertThat(worse.lines()).filteredOn(line -> !line.isSame()).hasSize(1);
    assertThat(worse.text()).contains("DIFFERENT").contains("B {\"n\":\"3\"}");
  }

  @Test
  void nothingInCommonIsAMistake() throws IOException {
    Path none = file("none.json");
    Path some = file("some.json", 1);
    assertThatThrownBy(() -> BenchmarkComparison.of(none, some))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no benchmark in common");
  }
}

package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("grand.yaml", "version: 1", "search: {iterations: 1, population: 1, classes: 1}");
    write(
        "base.yaml",
        "version: 1",
        "extends: grand.yaml",
        "search: {iterations: 2, population: 2, window: 2, limits: {layers: 2}}",
        "scales: {small: {search: {population: 22}}}");
    write("later.yaml", "version: 1", "extends: grand.yaml", "search: {window: 7}");
    write(
        "x.yaml",
        "version: 1",
        "title: T",
        "extends: [base.yaml, later.yaml]",
        "score: {draws: 2}",
        "rows:",
        "  - {label: a, proxy: zen}",
        "  - {label: b.c, proxy: zen, draws: 5, limits: {effectiveness: none}}",
        "search: {iterations: 3, population: 3}",
        "scales:",
        "  small: {search: {iterations: 4}}",
        "  picked: {rows: [b.c], score: {batch: 8}}",
        "  replaced: {rows: [{label: d, proxy: flops}, a]}",
        "  paper:");
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private Experiment read(String scale, String... sets) {
    return ExperimentReader.read(folder.resolve("x.yaml"), scale, List.of(sets));
  }

  @Test
  void settingBeatsScaleBeatsFileBeatsBaseBeatsDefault() {
    assertThat(read("small", "search.iterations=5").search().iterations()).isEqualTo(5);
    assertThat(read("small").search().iterations()).isEqualTo(4);
    assertThat(read("paper").search().iterations()).isEqualTo(3);
    assertThat(read("paper").search().limits().layers()).isEqualTo(2);
    assertThat(read("paper").search().classes()).isEqualTo(1);
    assertThat(read("paper").search().resolution()).isEqualTo(32);
  }

  @Test
  void laterBaseBeatsEarlierOneAndSharedBaseCountsOnce() {
    assertThat(read("paper").search().window()).isEqualTo(7);
  }

  @Test
  void scaleOfBaseBeatsValueOfFile() {
    assertThat(read("small").search().population()).isEqualTo(22);
  }

  @Test
  void paperIsTheDefaultScale() {
    assertThat(read(null).scale()).isEqualTo("paper");
  }

  @Test
  void rowBeatsDefaultsOfAllRows() {
    assertThat(read("paper").rows())
        .extracting(row -> row.score().orElseThrow().draws())
        .containsExactly(2, 5);
    assertThat(read("paper", "score.draws=9").rows())
        .extracting(row -> row.score().orElseThrow().draws())
        .containsExactly(9, 5);
  }

  @Test
  void scalePicksAndReplacesRows() {
    Row picked = read("picked").rows().get(0);
    assertThat(picked.label()).isEqualTo("b.c");
    assertThat(picked.score().orElseThrow().batch()).isEqualTo(8);
    assertThat(picked.limits().effectiveness()).contains(Double.POSITIVE_INFINITY);
    assertThat(read("replaced").rows()).extracting(Row::label).containsExactly("d", "a");
  }

  @Test
  void settingsReachRowsByLabelAndPosition() {
    Experiment experiment =
        read("paper", "rows.b.c.draws=6", "rows.0.batch=3", "rows.a.limits={effectiveness: 0.3}");
    assertThat(experiment.rows())
        .extracting(row -> row.score().orElseThrow().draws())
        .containsExactly(2, 6);
    assertThat(experiment.rows())
        .extracting(row -> row.score().orElseThrow().batch())
        .containsExactly(3, 64);
    assertThat(experiment.rows().get(0).limits().effectiveness()).contains(0.3);
  }

  @Test
  void settingsTakeListsMapsAndPickedRows() {
    Experiment experiment =
        read(
            "paper",
            "seeds=[4, 5]",
            "seeds.1=6",
            "search={window: 8}",
            "rows=[b.c]",
            "search.limits.flops=none",
            "search.mutation.multipliers=[2, 1/3]");
    assertThat(experiment.seeds()).containsExactly(4L, 6L);
    assertThat(experiment.search().window()).isEqualTo(8);
    assertThat(experiment.search().iterations()).isEqualTo(3);
    assertThat(experiment.rows()).extracting(Row::label).containsExactly("b.c");
    assertThat(experiment.search().limits().flops()).isInfinite();
    assertThat(experiment.search().mutation().multipliers()).containsExactly(2.0, 1 / 3.0);
  }

  @Test
  void laterSettingBeatsEarlierOne() {
    assertThat(read("paper", "search.window=8", "search.window=9").search().window()).isEqualTo(9);
  }

  @Test
  void experimentWithoutScalesHasOneOfItsName() throws IOException {
    write("lone.yaml", "version: 1", "title: T", "rows: [{label: a, proxy: zen}]");
    Path file = folder.resolve("lone.yaml");
    assertThat(ExperimentReader.read(file, null, List.of()).scale()).isEqualTo("lone");
    assertThat(ExperimentReader.read(file, "lone", List.of()).scale()).isEqualTo("lone");
  }
}

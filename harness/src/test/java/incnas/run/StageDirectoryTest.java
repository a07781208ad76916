package incnas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageDirectoryTest {
  private static final Map<String, Object> DEFINITION =
      Map.of("search", Map.of("population", 256, "rate", 0.1), "code", "0.1.0");
  private static final Map<String, Object> ENVIRONMENT = Map.of("java", "17", "cores", 2);

  @TempDir Path cell;
  private StageDirectory stage;

  @BeforeEach
  void open() {
    stage = StageDirectory.open(cell, "search", DEFINITION);
  }

  private void finish() {
    stage.begin(ENVIRONMENT);
    AtomicFile.write(stage.path("best.txt"), "net");
    AtomicFile.write(stage.path("checkpoint/weights.bin"), "w");
    stage.complete(List.of("checkpoint/weights.bin", "best.txt"), Map.of("score", 1.5));
  }

  @Test
  void thePathIsAFunctionOfTheDefinition() {
    assertThat(stage.path()).isEqualTo(cell.resolve("search-" + stage.fingerprint().short8()));
    assertThat(StageDirectory.open(cell, "search", Map.of("code", "0.2.0")).path())
        .isNotEqualTo(stage.path());
    assertThat(stage.path()).doesNotExist();
    assertThat(stage.isComplete()).isFalse();
  }

  @Test
  void completeOnlyAfterComplete() {
    stage.begin(ENVIRONMENT);
    assertThat(stage.isComplete()).isFalse();
    assertThat(stage.manifest().orElseThrow().status()).isEqualTo(Manifest.Status.RUNNING);
    finish();
    assertThat(stage.isComplete()).isTrue();
    assertThat(stage.damage()).isEmpty();
    Manifest manifest = stage.manifest().orElseThrow();
    assertThat(manifest.outputs().keySet()).containsExactly("best.txt", "checkpoint/weights.bin");
    assertThat(manifest.fingerprint()).isEqualTo(stage.fingerprint().sha256());
    assertThat(manifest.environment()).containsEntry("cores", 2);
    assertThat(manifest.timing()).containsEntry("score", 1.5);
  }

  @Test
  void theManifestReadsLikeThis() {
    finish();
    assertThat(stage.path(Manifest.NAME))
        .hasContent(
            """
            {
              "format" : 1,
              "stage" : "search",
              "fingerprint" : "%s",
              "status" : "complete",
              "definition" : {
                "code" : "0.1.0",
                "search" : {
                  "population" : 256,
                  "rate" : 0.1
                }
              },
              "environment" : {
                "cores" : 2,
                "java" : "17"
              },
              "outputs" : {
                "best.txt" : "%s",
                "checkpoint/weights.bin" : "%s"
              },
              "timing" : {
                "score" : 1.5
              },
              "note" : ""
            }
            """
                .formatted(
                    stage.fingerprint(),
                    AtomicFile.sha256(stage.path("best.txt")),
                    AtomicFile.sha256(stage.path("checkpoint/weights.bin"))));
  }

  @Test
  void failedAndInterruptedStagesKeepTheirFilesAndReason() {
    stage.begin(ENVIRONMENT);
    AtomicFile.write(stage.path("journal.jsonl"), "{}\n");
    stage.fail("out of memory");
    assertThat(stage.manifest().orElseThrow().note()).isEqualTo("out of memory");
    assertThat(stage.isComplete()).isFalse();
    stage.begin(ENVIRONMENT);
    stage.interrupt("Ctrl-C");
    assertThat(stage.manifest().orElseThrow().status()).isEqualTo(Manifest.Status.INTERRUPTED);
    stage.begin(ENVIRONMENT);
    assertThat(stage.path("journal.jsonl")).exists();
    assertThat(stage.manifest().orElseThrow().note()).isEmpty();
  }

  @Test
  void damagedOutputsAreToldSetAsideAndDoneAgain() throws IOException {
    finish();
    Files.writeString(stage.path("best.txt"), "other");
    Files.delete(stage.path("checkpoint/weights.bin"));
    assertThat(stage.isComplete()).isFalse();
    assertThat(stage.damage().orElseThrow())
        .contains("best.txt has changed", "checkpoint/weights.bin is missing", "doing it again");
    stage.begin(ENVIRONMENT);
    assertThat(stage.path("best.txt")).doesNotExist();
    assertThat(cell.resolve(stage.path().getFileName() + ".damaged-1/best.txt"))
        .hasContent("other");
    finish();
    assertThat(stage.isComplete()).isTrue();
  }

  @Test
  void anotherDefinitionIsRefusedNamingTheKeys() {
    finish();
    Map<String, Object> other =
        Map.of("search", Map.of("population", 512, "rate", 0.1), "code", "0.1.0", "seed", 3);
    Manifest found = stage.manifest().orElseThrow();
    new Manifest(
            found.format(),
            found.stage(),
            Fingerprint.of(other).sha256(),
            found.status(),
            new TreeMap<>(other),
            found.environment(),
            found.outputs(),
            found.timing(),
            "")
        .write(stage.path());
    assertThatThrownBy(() -> stage.isComplete())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("search.population: 512 there, 256 here")
        .hasMessageContaining("seed: 3 there, nothing here")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("rate", "code"));
    assertThatThrownBy(() -> stage.begin(ENVIRONMENT)).isInstanceOf(UserError.class);
    stage.discard();
    assertThat(stage.path()).doesNotExist();
  }

  @Test
  void discardTouchesOnlyWhatIsOurs() throws IOException {
    stage.discard();
    Files.createDirectories(stage.path());
    Files.writeString(stage.path("thesis.txt"), "precious");
    assertThatThrownBy(stage::discard)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds files, but no manifest.json");
    assertThatThrownBy(() -> stage.begin(ENVIRONMENT)).isInstanceOf(UserError.class);
    assertThat(stage.path("thesis.txt")).hasContent("precious");
  }

  @Test
  void discardRemovesAlsoAnUnreadableStage() throws IOException {
    finish();
    Files.writeString(stage.path(Manifest.NAME), "{ torn");
    assertThatThrownBy(stage::isComplete)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("manifest.json:1");
    stage.discard();
    assertThat(stage.path()).doesNotExist();
  }

  @Test
  void aManifestOfAnotherFormatIsRefused() throws IOException {
    finish();
    Path file = stage.path(Manifest.NAME);
    Files.writeString(file, Files.readString(file).replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(stage::isComplete)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void aWriterKilledBeforeTheFirstManifestIsNoObstacle() throws IOException {
    Files.createDirectories(stage.path());
    Files.writeString(stage.path(".manifest.json.tmp-999999999-1"), "{");
    finish();
    assertThat(stage.isComplete()).isTrue();
    assertThat(stage.path(".manifest.json.tmp-999999999-1")).doesNotExist();
  }

  @Test
  void missingOutputsAndNamesOutsideAreRefused() {
    stage.begin(ENVIRONMENT);
    assertThatThrownBy(() -> stage.complete(List.of("none"), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> stage.path("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StageDirectory.open(cell, "a/b", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

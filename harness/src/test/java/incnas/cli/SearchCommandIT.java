package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search as a command of its own, with real scores. */
class SearchCommandIT {
  private static final Map<String, String> SMALL =
      Map.of(
          "--proxy", "incorporated-s",
          "--evaluations", "300",
          "--population", "12",
          "--max-params", "3e5",
          "--max-layers", "9",
          "--batch", "1",
          "--window", "16",
          "--set", "search.screen.residuals=20",
          "--final-members", "3",
          "--final-draws", "4");

  @TempDir Path folder;

  /** The module's tests run beside the project's experiments. */
  @BeforeAll
  static void atHome() {
    System.setProperty("incnas.home", "..");
  }

  @AfterAll
  static void leave() {
    System.clearProperty("incnas.home");
  }

  private CommandLineRun search(String out, String... more) {
    Map<String, String> options = new LinkedHashMap<>(SMALL);
    options.put("--out", folder.resolve(out).toString());
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    List<String> arguments = new ArrayList<>(List.of("search", "--quiet", "--json"));
    options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
    return CommandLineRun.of(arguments);
  }

  private static JsonNode json(CommandLineRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    return JsonMapper.shared().readTree(run.out());
  }

  private static Path stage(JsonNode facts) {
    return Path.of(facts.path("directory").asString());
  }

  @ParameterizedTest
  @CsvSource({"full, 1", "staged, 2", "closed-form, 3"})
  void findsABestNetworkAndSaysWhatItCost(String fidelity, int seed) throws IOException {
    JsonNode facts =
        json(search("a", "--fidelity", fidelity, "--seed", "" + seed, "--workers", "2"));
    assertThat(facts.path("structure").asString()).startsWith("SuperConvK3BNRELU(3,");
    assertThat(facts.path("score").path("draws").asInt()).isEqualTo(4);
    assertThat(facts.path("score").path("mean").asDouble()).isGreaterThan(10);
    assertThat(facts.path("score").path("sd").asDouble()).isPositive();
    assertThat(facts.path("layers").asInt()).isBetween(3, 9);
    assertThat(facts.path("params").path("zennas-budget").asInt()).isBetween(1, 300_000);
    assertThat(facts.path("effectiveness").asDouble()).isBetween(0.0, 0.5);
    JsonNode counters = facts.path("counters");
    int counted = counters.path("scored").asInt() + counters.path("duplicates").asInt();
    for (JsonNode rejected : counters.path("rejected")) {
      counted += rejected.asInt();
    }
    assertThat(counted).isEqualTo(300);
    assertThat(counters.path("rejected").path("screened").asInt() > 0)
        .isEqualTo(fidelity.equals("staged"));
    for (String part : List.of("breed_s", "limits_s", "score_s", "commit_s", "total_s")) {
      assertThat(facts.path("seconds").path(part).asDouble()).as(part).isPositive();
    }
    try (Stream<Path> files = Files.list(stage(facts))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names)
          .contains("journal.jsonl", "final.jsonl", "found.json", "curve.csv", "manifest.json");
      assertThat(names.contains("qualifying.jsonl")).isEqualTo(fidelity.equals("closed-form"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "staged", "closed-form"})
  void workersAndAnInterruptionChangeNoByte(String fidelity) throws IOException {
    JsonNode one = json(search("1", "--fidelity", fidelity, "--workers", "1"));
    JsonNode two = json(search("2", "--fidelity", fidelity, "--workers", "2"));
    same(one, two);
    // as a kill leaves it: half a journal, and a manifest that says nothing of an end
    JsonNode whole = json(search("3", "--fidelity", fidelity, "--workers", "2"));
    Path journal = stage(whole).resolve("journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() / 2));
    Files.deleteIfExists(stage(whole).resolve("final.jsonl"));
    Path manifest = stage(whole).resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"complete\"", "\"interrupted\""));
    same(one, json(search("3", "--fidelity", fidelity, "--workers", "1")));
  }

  private static void same(JsonNode a, JsonNode b) {
    for (String fact : List.of("structure", "score", "search-score", "iteration", "counters")) {
      assertThat(b.path(fact)).as(fact).isEqualTo(a.path(fact));
    }
    for (String file : List.of("journal.jsonl", "final.jsonl", "found.json", "curve.csv")) {
      assertThat(stage(b).resolve(file)).hasSameBinaryContentAs(stage(a).resolve(file));
    }
  }

  @Test
  void aFinishedSearchIsReadAgain() {
    JsonNode first = json(search("a"));
    JsonNode second = json(search("a"));
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--proxy zenn | unknown proxy 'zenn'; did you mean 'zen'?",
        "--proxy synflow | synflow has no closed form, which 'fidelity: staged' estimates by",
        "--evaluations 0 | search.iterations: expected a whole number from 1 to 1000000000",
        "--space C | search.space: expected one of A, B, nasbench201",
        "--max-params few | search.limits.params: expected a number above 0, or none",
        "--fidelity half | search.fidelity: expected one of full, staged, closed-form",
        "--max-layers 1 | no child of 300 had a score; rejected: {layers=300}",
      })
  void mistakesAreNamed(String option, String message) {
    CommandLineRun run = search("a", option.split(" "));
    assertThat(run.code()).isIn(Exit.INVALID, Exit.STAGE_FAILED);
    assertThat(run.err()).contains(message).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }
}

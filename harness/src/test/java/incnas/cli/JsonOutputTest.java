package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs read: JSON alone on the standard output, everything else beside it. */
class JsonOutputTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    BrokenFolder.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "0, /layers, cost --structure SuperConvK3BNRELU(3;8;2;1)",
    "0, /flops/zennas-budget, cost --structure SuperConvK3BNRELU(3;8;2;1) --profile official-code",
    "0, /note, cost --structure SuperConvK3BNRELU(3;8;2;1)SuperConvK3BNRELU(9;8;2;1)",
    "0, /values/1, score --proxy zen --draws 2 --structure SuperConvK3BNRELU(3;8;2;1)",
    "0, /undefined, score --proxy incorporated-s --structure SuperConvK3BNRELU(3;8;1;99)",
    "0, /inputs, score --proxy naswot --batch 4 --structure SuperConvK3BNRELU(3;8;2;1)",
    "0, /definition, score --proxy naswot --batch 4 --dataset patterns --structure SuperConvK3BNRELU(3;8;2;1)",
    "0, /0/name, ls proxies",
    "0, /0/profiles/1, ls proxies",
    "0, /1/initial, ls spaces",
    "0, /2/networks, ls spaces",
    "0, /undefined, cost --structure |none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
    "0, /undefined, score --proxy zen --structure |none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
    "0, /undefined, score --proxy effectiveness --structure"
        + " |none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
    "0, '', ls experiments",
    "0, '', ls runs --results @nowhere",
    "0, /valid, validate @tiny.yaml",
    "2, /mistakes/0, validate @typo.yaml",
    "2, /mistakes/0, validate @open.yaml",
    "0, /ranks/0/column, compare @good.csv @good.csv",
    "1, /rows-only-a/0, compare @good.csv @head.csv",
    "0, /plan/0, run @tiny.yaml --dry-run --results @results",
    "0, /engine-check, doctor"
  })
  void parses(int code, String pointer, String line) {
    List<String> arguments = new ArrayList<>();
    for (String word : List.of(line.replace(';', ',').split(" "))) {
      arguments.add(word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word);
    }
    arguments.add("--json");
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.at(pointer).isMissingNode()).as(run.out()).isFalse();
  }
}

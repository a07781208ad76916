package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Structure strings as three public repositories wrote them. */
class PublishedStringsTest {
  private static final Pattern ROW = Pattern.compile("([^,]*),\"([^\"]*)\",.*");

  @Test
  void allParseAndChain() throws IOException {
    List<String> lines = Files.readAllLines(Shared.file("reference/plainnet_structures.csv"));
    assertThat(lines).hasSizeGreaterThan(15);
    for (String line : lines.subList(1, lines.size())) {
      Matcher row = ROW.matcher(line);
      assertThat(row.matches()).as(line).isTrue();
      List<Block> blocks = StructureString.parse(row.group(2));
      assertThat(StructureString.parse(StructureString.print(blocks))).isEqualTo(blocks);
      Architecture network = new Architecture(blocks, 224, 1000);
      assertThat(network.chainBreak()).as(row.group(1)).isEmpty();
      assertThat(Architecture.parse(network.structure(), 224, 1000)).isEqualTo(network);
    }
  }
}

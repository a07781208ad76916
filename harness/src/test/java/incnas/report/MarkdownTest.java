package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void putsNumbersToTheRightAndEscapes() {
    Table table =
        Table.of(
            "t",
            List.of("proxy", "top1_pct"),
            List.of(List.of("a|b", "96.20"), List.of("c\nd\\", "")));
    assertThat(Markdown.text(table))
        .isEqualTo(
            """
            | proxy | top1_pct |
            | --- | ---: |
            | a\\|b | 96.20 |
            | c<br>d\\\\ |  |
            """);
  }
}

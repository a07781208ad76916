package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.testing.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation against outputs of Pillow 9.4.0 on real images, byte for byte. */
class PillowGoldenTest {
  private final GoldenSources sources = new GoldenSources();

  @Test
  void everyCaseIsExact() throws IOException {
    JsonNode index =
        JsonMapper.shared().readTree(Shared.file("golden/pillow-augment.json").toFile());
    byte[] bytes;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Shared.file("golden/pillow-augment.bin.gz")))) {
      bytes = in.readAllBytes();
    }
    assertThat(index.get("cases")).hasSizeGreaterThanOrEqualTo(194);
    for (JsonNode golden : index.get("cases")) {
      Picture actual = actual(golden);
      int offset = golden.get("offset").intValue();
      byte[] expected = Arrays.copyOfRange(bytes, offset, offset + actual.rgb().length);
      assertThat(actual.width()).isEqualTo(golden.get("width").intValue());
      assertThat(actual.height()).isEqualTo(golden.get("height").intValue());
      assertThat(Arrays.mismatch(actual.rgb(), expected)).as(golden.toString()).isEqualTo(-1);
    }
  }

  private Picture actual(JsonNode golden) throws IOException {
    Picture source = sources.of(golden.get("source").stringValue());
    String op = golden.get("op").stringValue();
    if (!golden.has("box")) {
      return Operation.labelled(op)
          .orElseThrow()
          .apply(source, golden.get("magnitude").doubleValue());
    }
    JsonNode ends = golden.get("box");
    Box box =
        new Box(
            ends.get(0).intValue(),
            ends.get(1).intValue(),
            ends.get(2).intValue(),
            ends.get(3).intValue());
    // a region as it was decoded is a resizing to its own size
    Filter filter =
        golden.has("filter")
            ? Filter.labelled(golden.get("filter").stringValue()).orElseThrow()
            : Filter.BICUBIC;
    return box.resized(
        source, golden.get("width").intValue(), golden.get("height").intValue(), filter);
  }
}

package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.export.BatchNorms;
import incnas.export.OnnxWriter;
import incnas.export.Provenance;
import incnas.network.Initialization;
import incnas.network.Weights;
import incnas.run.AtomicFile;
import incnas.seed.Seed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training on a folder of pictures of differing sizes, two of which are damaged. */
class FolderRunIT {
  private static final String EXPERIMENT =
      """
      version: 1
      title: Pictures of a folder
      table: none
      seeds: [1]
      rows:
        - label: small
          structure: SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,2,8,1)SuperConvK1BNRELU(16,32,1,1)
      search: {resolution: 32, classes: 3}
      train:
        datasets: [folder]
        epochs: 2
        warm-up-epochs: 1
        batch: 8
        mixup: 0.2
        augment: {resized-crop: {side: 40}, auto-augment: imagenet, center-crop: {side: 40}}
      """;

  @TempDir Path dir;

  @AfterEach
  void forget() {
    System.clearProperty("incnas.cache");
  }

  @BeforeEach
  void draw() throws IOException {
    System.setProperty("incnas.cache", dir.resolve("cache").toString());
    Files.writeString(dir.resolve("pictures.yaml"), EXPERIMENT);
    for (String split : List.of("train", "val")) {
      for (int c = 0; c < 3; c++) {
        Path folder = Files.createDirectories(dir.resolve("data/folder/" + split + "/class" + c));
        for (int i = 0; i < 10; i++) {
          picture(folder.resolve(i + ".jpg"), c, 36 + 3 * i, 50 - 2 * i);
        }
      }
    }
    Files.writeString(dir.resolve("data/folder/train/class1/4.jpg"), "no picture");
    Path half = dir.resolve("data/folder/val/class2/7.jpg");
    byte[] bytes = Files.readAllBytes(half);
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static void picture(Path file, int kind, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(60 + 60 * kind, 200 - 50 * kind, 90));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 4, height / 4, width / 2 - 3 * kind, height / 2);
    pen.dispose();
    ImageIO.write(image, "jpg", file.toFile());
  }

  private CommandLineRun run(String results, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "run",
                    dir.resolve("pictures.yaml").toString(),
                    "--data",
                    dir.resolve("data").toString(),
                    "--results",
                    dir.resolve(results).toString(),
                    "--quiet"),
                Stream.of(more))
            .toList();
    return CommandLineRun.of(arguments);
  }

  private Path only(String results, String name) throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve(results))) {
      return files
          .filter(f -> f.getFileName().toString().equals(name))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void damagedPicturesAreRefusedByName() {
    CommandLineRun refused = run("a");
    assertThat(refused.code()).isEqualTo(Exit.INVALID);
    assertThat(refused.err())
        .startsWith("error: ")
        .contains("train/class1/4.jpg", "val/class2/7.jpg", "corrupt-images: skip");
    assertThat(dir.resolve("a/pictures")).doesNotExist();
  }

  @Test
  void whereTheyMayBeSkippedTheyAreListedAndLoadersChangeNothing() throws IOException {
    CommandLineRun one = run("a", "--set", "train.corrupt-images=skip");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(Files.readString(only("a", "skipped.csv")))
        .startsWith("picture,reason\n")
        .contains("train/class1/4.jpg,", "val/class2/7.jpg,");
    CommandLineRun three = run("b", "--set", "train.corrupt-images=skip", "--loaders", "3");
    assertThat(three.code()).as(three.err()).isZero();
    for (String file : List.of("epochs.csv", "model.onnx", "crosscheck.json")) {
      assertThat(AtomicFile.sha256(only("b", file))).isEqualTo(AtomicFile.sha256(only("a", file)));
    }
  }

  /** Of another program's model nobody knows how its pictures are to be cut. */
  @Test
  void aModelOfUnknownOriginIsToldHowPicturesAreCut() throws IOException {
    Files.delete(dir.resolve("data/folder/val/class2/7.jpg"));
    Architecture network =
        Architecture.parse(
            "SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,2,8,1)SuperConvK1BNRELU(16,32,1,1)",
            32,
            3);
    LayerGraph graph = network.lower(Variant.of(Semantics.ZENNAS));
    Weights weights = Initialization.KAIMING_FAN_OUT.draw(graph, new Seed(1));
    Path model = dir.resolve("other.onnx");
    BatchNorms norms = BatchNorms.folded(false);
    Files.write(model, OnnxWriter.write(graph, weights, 1e-3, norms, new Provenance(Map.of())));
    CommandLineRun untold = evaluate(model);
    assertThat(untold.code()).isEqualTo(Exit.INVALID);
    assertThat(untold.err()).contains("other.onnx does not say how pictures are cut", "--side 224");
    CommandLineRun told = evaluate(model, "--side", "32", "--share", "0.875", "--json");
    assertThat(told.code()).as(told.err()).isZero();
    JsonNode facts = JsonMapper.shared().readTree(told.out());
    assertThat(facts.get("n").intValue()).isEqualTo(29);
    assertThat(facts.get("side").intValue()).isEqualTo(32);
    assertThat(facts.get("share").doubleValue()).isEqualTo(0.875);
    assertThat(evaluate(model, "--share", "0.9").err()).contains("--share needs --side");
    assertThat(evaluate(model, "--side", "0").err()).contains("--side is 0 and --share 1");
    assertThat(evaluate(model, "--side", "9", "--share", "2").err()).contains("--share 2");
  }

  private CommandLineRun evaluate(Path model, String... more) {
    String data = dir.resolve("data").toString();
    return CommandLineRun.of(
        Stream.concat(
                Stream.of("evaluate", model.toString(), "--dataset", "folder", "--data", data),
                Stream.of(more))
            .toList());
  }

  @Test
  void picturesOfDifferingSizesHaveToBeCut() {
    CommandLineRun run =
        run("a", "--set", "train.corrupt-images=skip", "--set", "train.augment.resized-crop=none");
    assertThat(run.code()).isEqualTo(Exit.INVALID);
    assertThat(run.err()).contains("differing sizes", "train.augment.resized-crop");
  }

  @Test
  void atLeastOneThreadMakesBatches() {
    CommandLineRun run = run("a", "--loaders", "0");
    assertThat(run.code()).isEqualTo(Exit.INVALID);
    assertThat(run.err()).contains("--loaders is 0");
  }
}

package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.augment.Box;
import incnas.augment.Filter;
import incnas.augment.Operation;
import incnas.augment.Picture;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.data.Sampler;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.seed.Seed;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentCommandTest {
  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("some/where/out.png");
  }

  private CommandLineRun run(Object file, String... more) {
    List<String> line = new ArrayList<>(List.of("augment", file.toString()));
    line.addAll(List.of(more));
    line.addAll(List.of("--out", out().toString()));
    CommandLineRun run = CommandLineRun.of(line);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run;
  }

  private static int[] samples(Picture picture) {
    int[] samples = new int[picture.rgb().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = picture.rgb()[i] & 255;
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "shear-x, -0.1",
    "translate-y, 0.31",
    "rotate, 23.3",
    "sharpness, -0.9",
    "solarize, 56.9",
    "posterize, 4",
    "equalize, ",
  })
  void anOperationOnAnImage(String op, String magnitude) throws IOException {
    Path image = Png.write(folder.resolve("in.png"), BufferedImage.TYPE_INT_RGB, 31, 17);
    CommandLineRun run =
        magnitude == null
            ? run(image, "--op", op)
            : run(image, "--op", op, "--magnitude", magnitude);
    assertThat(run.out()).isEqualTo(out() + ": 31x17\n");
    Picture expected =
        Operation.labelled(op)
            .orElseThrow()
            .apply(PictureFile.read(image), magnitude == null ? 0 : Double.parseDouble(magnitude));
    assertThat(Png.samples(out())).isEqualTo(samples(expected));
  }

  @Test
  void aPartResized() throws IOException {
    Path image = Png.write(folder.resolve("in.png"), BufferedImage.TYPE_INT_RGB, 31, 17);
    run(
        image,
        "--op",
        "crop-resize",
        "--box",
        "3,4,30,17",
        "--size",
        "20x40",
        "--filter",
        "bilinear");
    Picture expected =
        new Box(3, 4, 30, 17).resized(PictureFile.read(image), 20, 40, Filter.BILINEAR);
    assertThat(Png.samples(out())).isEqualTo(samples(expected));
    run(image, "--op", "crop-resize", "--size", "8x8");
    expected = new Box(0, 0, 31, 17).resized(PictureFile.read(image), 8, 8, Filter.BICUBIC);
    assertThat(Png.samples(out())).isEqualTo(samples(expected));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_3BYTE_BGR
      })
  void transparencyIsDropped(int type) throws IOException {
    Path image = Png.write(folder.resolve("in.png"), type, 5, 4);
    run(image, "--op", "posterize", "--magnitude", "8");
    int[] samples = Png.samples(out());
    assertThat(samples).hasSize(60);
    assertThat(List.of(samples[3 * 19], samples[3 * 19 + 1], samples[3 * 19 + 2]))
        .containsExactly(32, 24, 0);
  }

  @Test
  void greysAndPalettesAreSpeltOut() throws IOException {
    Path greys = Png.greys(folder.resolve("grey.png"), DataBuffer.TYPE_BYTE, 1, 50, 128, 254);
    run(greys, "--op", "invert");
    assertThat(Png.samples(out()))
        .containsExactly(254, 254, 254, 205, 205, 205, 127, 127, 127, 1, 1, 1);
    run(Png.palette(folder.resolve("palette.png")), "--op", "posterize", "--magnitude", "8");
    assertThat(Png.samples(out())).containsExactly(10, 0, 30, 200, 0, 40);
  }

  @Test
  void aSheetShowsJustWhatTheEpochSees() throws IOException {
    TinyExperiment.in(folder);
    Path file = folder.resolve("tiny.yaml");
    String policy = "train.augment={auto-augment: cifar10, erasing: {probability: 0.5}}";
    CommandLineRun run = run(file, "--count", "6", "--epoch", "2", "--seed", "4", "--set", policy);
    assertThat(run.out()).contains("first 6 images of epoch 2", "patterns with seed 4", "3 a row");
    byte[] first = Files.readAllBytes(out());
    run(file, "--count", "6", "--epoch", "2", "--seed", "4", "--set", policy);
    assertThat(Files.readAllBytes(out())).isEqualTo(first);

    float[] seen = seen(ExperimentReader.read(file, null, List.of(policy)), 4, 2);
    Dataset patterns = Datasets.load(Datasets.PATTERNS, null);
    int[] sheet = Png.samples(out());
    int width = 3 * (3 * 32 + 2) + 2;
    for (int image = 0; image < 6; image++) {
      int left = 2 + image % 3 * 98;
      int top = 2 + image / 3 * 98;
      for (int i = 0; i < 3 * 1024; i++) {
        int c = i / 1024;
        int y = top + i % 1024 / 32 * 3;
        int x = left + i % 32 * 3;
        float value = seen[image * 3 * 1024 + i];
        int shown = sheet[(y * width + x) * 3 + c];
        if (value == 0) {
          // erased: the mean colour lies between two levels
          assertThat(shown).isEqualTo(Math.round(255 * patterns.normalization().mean()[c]));
        } else {
          assertThat(patterns.normalization().apply(c, shown)).isEqualTo(value);
        }
        assertThat(sheet[((y + 2) * width + x + 2) * 3 + c]).isEqualTo(shown);
      }
    }
  }

  /** The first batch as the training of a cell makes it, from the seed down. */
  private static float[] seen(Experiment experiment, long seed, int epoch) {
    Dataset set = Datasets.load(Datasets.PATTERNS, null);
    int[] subset = Sampler.subset(seed, set.train().count(), experiment.train().trainImages());
    return Batches.training(
            set.train().select(subset),
            set.normalization(),
            experiment.train().augment().training(32),
            experiment.train().batch(),
            new Seed(seed).derive("train").derive("data").value(),
            epoch - 1)
        .get(0)
        .images();
  }

  @Test
  void imagesAreFittedToAnotherResolution() throws IOException {
    TinyExperiment.in(folder);
    run(
        folder.resolve("tiny.yaml"),
        "--count",
        "4",
        "--set",
        "search.resolution=48",
        "--set",
        "train.augment.resized-crop={resize: 0.75, area: [0.8, 1]}");
    assertThat(Png.samples(out())).hasSize(3 * 198 * 198);
  }
}

package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.Architecture;
import incnas.data.Dataset;
import incnas.experiment.TrainSettings;
import incnas.run.AtomicFile;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingIT {
  private static final Dataset SMALL = Trainings.patterns(160, 50);

  private static final Architecture WIDER =
      Architecture.parse(
          "SuperConvK3BNRELU(3,16,2,1)SuperResK3K3(16,32,2,16,1)SuperConvK1BNRELU(32,64,1,1)",
          32,
          10);

  @TempDir Path dir;

  /** Hashes of the state and of the weights that it names, by file name. */
  private static Map<String, String> files(Path checkpoints) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(checkpoints)) {
      files.forEach(f -> hashes.put(f.getFileName().toString(), AtomicFile.sha256(f)));
    }
    assertThat(hashes).containsKey("state.json");
    return hashes;
  }

  /** Of ten classes, made to be hard: a few hundred steps go a part of the way. */
  @Test
  void learnsWhatItHasNotSeen() throws Exception {
    Dataset data = Trainings.patterns(2_000, 500);
    Training.Result result =
        Trainings.run(WIDER, Trainings.settings(3, 0.2), data, dir.resolve("a"));
    List<Epoch> epochs = result.epochs();
    assertThat(epochs).extracting(Epoch::epoch).containsExactly(1, 2, 3);
    assertThat(epochs.get(2).loss()).isLessThan(epochs.get(0).loss());
    // chance is 0.1 with a standard deviation of 0.013, and 0.5 with one of 0.022
    assertThat(result.bestEpoch().top1()).isGreaterThan(0.15);
    assertThat(result.bestEpoch().top5()).isGreaterThan(0.65);
    assertThat(epochs).allMatch(e -> e.top1() <= e.top5() && e.top5() <= 1);
  }

  @Test
  void learnsAFewImagesByHeart() throws Exception {
    Dataset few = Trainings.patterns(96, 1);
    Training.Result result =
        Trainings.run(
            WIDER, Trainings.unaugmented(40, 0.1), few.withTest(few.train()), dir.resolve("a"));
    assertThat(result.lastEpoch().top1()).isGreaterThan(0.7);
    assertThat(result.lastEpoch().loss()).isLessThan(1);
  }

  @Test
  void aFinishedTrainingIsNotRepeatedAndADamagedOneIs() throws Exception {
    TrainSettings settings = Trainings.settings(2, 0.1);
    List<Epoch> epochs = Trainings.run(Trainings.NETWORK, settings, SMALL, dir).epochs();
    Map<String, String> first = files(dir);
    Path last = dir.resolve("last-2.safetensors");
    FileTime written = Files.getLastModifiedTime(last);
    assertThat(Trainings.run(Trainings.NETWORK, settings, SMALL, dir).epochs()).isEqualTo(epochs);
    assertThat(files(dir)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(last)).isEqualTo(written);

    byte[] bytes = Files.readAllBytes(last);
    bytes[bytes.length / 2] ^= 1;
    Files.write(last, bytes);
    assertThat(Trainings.run(Trainings.NETWORK, settings, SMALL, dir).epochs()).isEqualTo(epochs);
    assertThat(files(dir)).isEqualTo(first);

    Files.delete(last);
    assertThat(Trainings.run(Trainings.NETWORK, settings, SMALL, dir).epochs()).isEqualTo(epochs);
    assertThat(files(dir)).isEqualTo(first);
  }

  @Test
  void aDamagedStateIsNamed() throws Exception {
    TrainSettings settings = Trainings.settings(1, 0.1);
    Trainings.run(Trainings.NETWORK, settings, SMALL, dir);
    Path state = dir.resolve("state.json");
    Files.writeString(state, Files.readString(state).substring(0, 40));
    assertThatThrownBy(() -> Trainings.run(Trainings.NETWORK, settings, SMALL, dir))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(state.toString());
  }

  @Test
  void onlyTheFilesThatTheStateNamesAreKept() throws Exception {
    Trainings.run(Trainings.NETWORK, Trainings.settings(3, 0.1), SMALL, dir);
    Checkpoint.State state = new Checkpoint(dir).state().orElseThrow();
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("state.json", state.last(), state.best());
    }
    assertThat(state.epochs()).hasSize(3);
  }

  @Test
  void aLossThatIsNoNumberEndsIt() throws IOException {
    TrainSettings settings = Trainings.settings(3, 1e30);
    assertThatThrownBy(() -> Trainings.run(Trainings.NETWORK, settings, SMALL, dir))
        .isInstanceOf(Diverged.class)
        .message()
        .matches(
            "training diverged in epoch \\d+, step \\d+: the loss is (NaN|Infinity) at learning"
                + " rate [0-9.e+]+; lower train\\.learning-rate or lengthen"
                + " train\\.warm-up-epochs");
  }

  @Test
  void theSameSeedEndsInTheSameBits() throws Exception {
    TrainSettings settings = Trainings.settings(1, 0.1);
    Trainings.run(Trainings.NETWORK, settings, SMALL, dir.resolve("a"));
    Trainings.run(Trainings.NETWORK, settings, SMALL, dir.resolve("b"));
    assertThat(files(dir.resolve("b"))).isEqualTo(files(dir.resolve("a")));
  }
}

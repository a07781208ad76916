package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Set.of("zen", "incorporated", "flops"),
          Set.of("te-nas"),
          Set.of("zen", "incorporated"),
          Set.of("cifar10", "cifar100"),
          text ->
              text.contains(",")
                  ? Optional.empty()
                  : Optional.of("expected 4 numbers in SuperConvK3BNRELU"));

  @TempDir private Path folder;

  static List<BrokenFiles> broken() throws IOException {
    return BrokenFiles.all();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void messageIsAsPinned(BrokenFiles broken) throws IOException {
    Path file = broken.writeTo(folder);
    assertThatThrownBy(() -> ExperimentReader.read(file, broken.scale(), broken.sets(), VOCABULARY))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.getMessage().replace(folder + "/", ""))
                    .isEqualTo(broken.message()));
  }

  @Test
  void manyCasesArePinned() throws IOException {
    assertThat(BrokenFiles.all()).hasSizeGreaterThan(45).allMatch(b -> !b.message().isEmpty());
  }

  @Test
  void onlyTheFirstFiftyAreShown() {
    Mistakes mistakes = new Mistakes(List.of());
    for (int line = 1; line <= 60; line++) {
      mistakes.add(new Place("x.yaml", line, 1), "a", "wrong");
    }
    assertThat(mistakes.error().getMessage().lines())
        .hasSize(51)
        .endsWith("x.yaml:50:1: a: wrong", "and 10 more mistakes");
  }
}

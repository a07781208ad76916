package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
  @ParameterizedTest
  @CsvSource({"CIFAR10, 25", "IMAGENET, 20"})
  void thereAreTwentyFiveOfWhichImageNetRepeatsFive(Policy policy, int different) {
    assertThat(policy.subPolicies()).hasSize(25);
    assertThat(new HashSet<>(policy.subPolicies())).hasSize(different);
  }

  /** Sums over the published tables, so that a slip of the pen is seen. */
  @ParameterizedTest
  @CsvSource({"CIFAR10, 26.7, 267", "IMAGENET, 31, 287"})
  void sumsAreThoseOfThePublishedTables(Policy policy, double probabilities, int indices) {
    List<SubPolicy.Step> steps = steps(policy);
    assertThat(steps.stream().mapToDouble(SubPolicy.Step::probability).sum())
        .isCloseTo(probabilities, within(1e-9));
    assertThat(steps.stream().mapToInt(SubPolicy.Step::index).sum()).isEqualTo(indices);
  }

  private static List<SubPolicy.Step> steps(Policy policy) {
    return policy.subPolicies().stream()
        .flatMap(sub -> List.of(sub.first(), sub.second()).stream())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void oneOperationNeverHappens(Policy policy) {
    assertThat(steps(policy).stream().filter(step -> step.probability() == 0)).hasSize(1);
  }

  @Test
  void theFirstAndTheLastAreWhereTheyBelong() {
    assertThat(Policy.CIFAR10.subPolicies().get(0))
        .isEqualTo(
            new SubPolicy(
                new SubPolicy.Step(Operation.INVERT, 0.1, 7),
                new SubPolicy.Step(Operation.CONTRAST, 0.2, 6)));
    assertThat(Policy.IMAGENET.subPolicies().get(24).second())
        .isEqualTo(new SubPolicy.Step(Operation.EQUALIZE, 0.6, 3));
  }

  @Test
  void aSignedOperationGoesBothWaysAndHappensAsOftenAsItsProbability() {
    SubPolicy.Step step = new SubPolicy.Step(Operation.TRANSLATE_X, 0.5, 9);
    Picture picture = MadePicture.of("noise", 8, 1, 3);
    Map<String, Integer> counts = new HashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 4000; i++) {
      byte[] rgb = step.apply(picture, random).rgb();
      counts.merge(
          rgb[0] == Affine.GREY ? "left" : rgb[21] == Affine.GREY ? "right" : "as it was",
          1,
          Integer::sum);
    }
    assertThat(counts.get("as it was") / 4000.0).isCloseTo(0.5, within(0.03));
    assertThat(counts.get("left") / 4000.0).isCloseTo(0.25, within(0.03));
    assertThat(counts.get("right") / 4000.0).isCloseTo(0.25, within(0.03));
  }
}

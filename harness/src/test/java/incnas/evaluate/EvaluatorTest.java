package incnas.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.data.Batch;
import incnas.run.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting and comparing, with classifiers that give their images back as logits. */
class EvaluatorTest {
  private static final CrossCheck.Limits LIMITS = new CrossCheck.Limits(0.01, 0.9);
  private static final float NAN = Float.NaN;

  /** Adds a number to one logit of the stream and passes the rest through. */
  private record Echo(String engine, int changed, float by) implements Classifier {
    Echo(String engine) {
      this(engine, 0, 0);
    }

    @Override
    public float[] logits(float[] images, int n) {
      float[] logits = images.clone();
      if (changed < logits.length) {
        logits[changed] += by;
      }
      return logits;
    }
  }

  private static Iterator<Batch> one(float[] images, int... labels) {
    return List.of(new Batch(labels.length, images, labels)).iterator();
  }

  private static Evaluation evaluate(float[] images, int... labels) {
    return Evaluator.evaluate(new Echo("echo"), one(images, labels));
  }

  @Test
  void tiesGoToTheLowerClass() {
    assertThat(evaluate(new float[] {1, 1, 0}, 0).top1()).isEqualTo(1);
    assertThat(evaluate(new float[] {1, 1, 0}, 1).top1()).isEqualTo(0);
    assertThat(evaluate(new float[7], 4).top5()).isEqualTo(1);
    assertThat(evaluate(new float[7], 5).top5()).isEqualTo(0);
  }

  @Test
  void fewerThanFiveClassesAreAlwaysAmongTheFirstFive() {
    assertThat(evaluate(new float[] {3, 2, 1, 0, 9, 8, 7, 6}, 3, 3))
        .isEqualTo(new Evaluation("echo", 0, 1, 2));
  }

  @Test
  void whatIsNotANumberIsNeverRight() {
    assertThat(evaluate(new float[] {NAN, 0, 0}, 0)).isEqualTo(new Evaluation("echo", 0, 0, 1));
    assertThat(evaluate(new float[] {NAN, NAN}, 1)).isEqualTo(new Evaluation("echo", 0, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void countsAsASortWould(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 200;
    int classes = 3 + random.nextInt(10);
    float[] logits = new float[n * classes];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = random.nextInt(8); // many ties
    }
    int[] labels = random.ints(n, 0, classes).toArray();
    int first = 0;
    int five = 0;
    for (int i = 0; i < n; i++) {
      int at = i * classes;
      List<Integer> order =
          IntStream.range(0, classes)
              .boxed()
              .sorted((a, b) -> Float.compare(logits[at + b], logits[at + a]))
              .toList();
      first += order.indexOf(labels[i]) == 0 ? 1 : 0;
      five += order.indexOf(labels[i]) < 5 ? 1 : 0;
    }
    Evaluation expected = new Evaluation("echo", first / 200.0, five / 200.0, n);
    assertThat(evaluate(logits, labels)).isEqualTo(expected);
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < n; ) {
      int to = Math.min(n, from + random.nextInt(9));
      batches.add(
          new Batch(
              to - from,
              Arrays.copyOfRange(logits, from * classes, to * classes),
              Arrays.copyOfRange(labels, from, to)));
      from = to;
    }
    assertThat(Evaluator.evaluate(new Echo("echo"), batches.iterator())).isEqualTo(expected);
  }

  @Test
  void labelsThatTheNetworkHasNotAreNamed() {
    Iterator<Batch> batches =
        List.of(
                new Batch(1, new float[] {1, 0}, new int[] {0}),
                new Batch(2, new float[] {1, 0, 1, 0}, new int[] {1, 2}))
            .iterator();
    assertThatThrownBy(() -> Evaluator.evaluate(new Echo("echo"), batches))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("image 2 is labelled 2, but the network in echo has 2 classes");
  }

  @Test
  void nothingToEvaluateIsAnError() {
    List<Batch> none = List.of(new Batch(0, new float[0], new int[0]));
    assertThatThrownBy(() -> Evaluator.evaluate(new Echo("echo"), none.iterator()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no images");
  }

  private static CrossCheck check(int changed, float by, float... images) {
    return Evaluator.crossCheck(
        new Echo("a"), new Echo("b", changed, by), one(images, new int[images.length / 2]), LIMITS);
  }

  @Test
  void equalEnginesPass() {
    CrossCheck check = check(0, 0, 1, 0, 0, 1, 5, 2);
    assertThat(check.passed()).isTrue();
    assertThat(check.maxAbs()).isZero();
    assertThat(check.agreement()).isEqualTo(1);
    assertThat(check.describe())
        .isEqualTo(
            "passed: a and b differ by at most 0.00 (allowed 0.0100, image 0) and agree on 100.00 %"
                + " of 3 images (required 90.00 %)");
  }

  @Test
  void aLargeDifferenceFailsAndNamesItsImage() {
    CrossCheck check = check(5, 0.5f, 1, 0, 0, 1, 5, 2);
    assertThat(check.passed()).isFalse();
    assertThat(check.maxAbs()).isEqualTo(0.5, within(1e-7));
    assertThat(check.worstImage()).isEqualTo(2);
    assertThat(check.agreement()).isEqualTo(1);
    assertThat(check.describe()).startsWith("failed");
  }

  @Test
  void anOddClassFailsThoughTheDifferenceIsSmall() {
    CrossCheck check = check(3, 0.005f, 1, 0, 1, 1, 5, 2);
    assertThat(check.maxAbs()).isLessThan(0.01);
    assertThat(check.agreement()).isEqualTo(2 / 3.0);
    assertThat(check.passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void logitsThatAreNotFiniteFailEvenWhenBothHaveThem(float value) {
    CrossCheck check = check(0, 0, 1, 0, 0, 1, value, 2);
    assertThat(check.passed()).isFalse();
    assertThat(check.worstImage()).isEqualTo(2);
    assertThat(check.describe()).contains("image 2 is not finite");
    Classifier broken = new Echo("b", 1, value);
    Iterator<Batch> batches = one(new float[] {1, 0}, 0);
    assertThat(Evaluator.crossCheck(new Echo("a"), broken, batches, LIMITS).passed()).isFalse();
  }

  @Test
  void differentClassesAreNotOneNetwork() {
    Classifier half =
        new Classifier() {
          @Override
          public String engine() {
            return "half";
          }

          @Override
          public float[] logits(float[] images, int n) {
            return Arrays.copyOf(images, images.length / 2);
          }
        };
    Iterator<Batch> batches = one(new float[] {1, 0}, 0);
    assertThatThrownBy(() -> Evaluator.crossCheck(new Echo("echo"), half, batches, LIMITS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("echo gives 2 classes and half gives 1");
  }
}

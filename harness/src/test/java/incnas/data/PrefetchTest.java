package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.augment.Augmentation;
import incnas.augment.Range;
import incnas.augment.ResizedCrop;
import incnas.seed.Seed;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchTest {
  private static final Normalization NORMALIZATION =
      new Normalization(new float[] {.5f, .4f}, new float[] {.25f, .2f});

  private final RawImages images = RandomImages.of(1, 103, 2, 9, 9);

  private Batches training(RawImages of) {
    return Batches.training(of, NORMALIZATION, Augmentation.cropAndFlip(2, true), 5, 6, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void givesTheBatchesInOrderHoweverManyThreadsThereAre(int threads) {
    Batches batches = training(images);
    try (Prefetch prefetch = new Prefetch(batches, 3, threads)) {
      for (int n = 3; n < batches.count(); n++) {
        Batch made = prefetch.next();
        assertThat(made.images()).isEqualTo(batches.get(n).images());
        assertThat(made.labels()).isEqualTo(batches.get(n).labels());
      }
      assertThat(prefetch.hasNext()).isFalse();
      assertThatThrownBy(prefetch::next).isInstanceOf(NoSuchElementException.class);
      assertThat(prefetch.waitShare()).isBetween(0.0, 1.0);
    }
  }

  /** A teacher sees an image before the reduction, the network after it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void reducedBatchesAlsoHaveTheWholeImages(int threads) {
    Images colored = RandomImages.of(3, 40, 3, 9, 11);
    Normalization normalization = Normalization.uniform(3, .5f, .25f);
    Mixup mixup = new Mixup(0.2);
    Batches whole = Batches.training(colored, normalization, crop(0), 5, 6, 1);
    Batches reducing = Batches.training(colored, normalization, crop(8), 5, 6, 1);
    try (Prefetch plain = new Prefetch(whole.reduced(12, 8), 0, threads);
        Prefetch mixed = new Prefetch(whole.mixed(mixup, new Seed(2)).reduced(12, 8), 0, threads)) {
      for (int n = 0; n < 8; n++) {
        Batch made = plain.next();
        assertThat(made.whole()).hasSize(5 * 3 * 144).isEqualTo(whole.get(n).images());
        assertThat(made.images()).hasSize(5 * 3 * 64).isEqualTo(reducing.get(n).images());
        Batch both = mixed.next();
        Batch expected = mixup.mix(reducing.get(n), new Seed(2).derive("batch", n));
        assertThat(both.labels()).isEqualTo(expected.labels());
        assertThat(both.others()).isEqualTo(expected.others());
        assertThat(both.share()).isEqualTo(expected.share());
        // mixing and reducing commute but for rounding
        assertThat(both.images())
            .usingComparatorWithPrecision(1e-5f)
            .containsExactly(expected.images());
        assertThat(both.whole()).isEqualTo(whole.mixed(mixup, new Seed(2)).get(n).images());
      }
    }
  }

  private static Augmentation crop(int reduced) {
    ResizedCrop cut = new ResizedCrop(12, 0, new Range(0.3, 1), new Range(0.75, 1.3));
    return new Augmentation(
        0, true, Optional.of(cut), Optional.empty(), 0, 0.1, Optional.empty(), reduced);
  }

  @Test
  void aSmallerLastBatchHasArraysOfItsOwnSize() {
    try (Prefetch prefetch = new Prefetch(Batches.evaluation(images, NORMALIZATION, 10), 0, 2)) {
      Batch last = null;
      while (prefetch.hasNext()) {
        last = prefetch.next();
      }
      assertThat(last.size()).isEqualTo(3);
      assertThat(last.images()).hasSize(3 * 2 * 81);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aFailureComesOutInThePlaceOfItsBatch(int threads) {
    Batches batches = training(images);
    Prefetch.Maker broken =
        (number, used) -> {
          if (number >= 7) {
            throw new IllegalStateException("batch " + number);
          }
          return batches.get(number, used);
        };
    try (Prefetch prefetch = new Prefetch(batches.count(), broken, 0, threads)) {
      for (int n = 0; n < 7; n++) {
        prefetch.next();
      }
      assertThatThrownBy(prefetch::next).hasMessage("batch 7");
      assertThatThrownBy(prefetch::next).hasMessage("batch 7");
    }
  }

  @Test
  void closesWhileFullAndEndsItsThreads() {
    Prefetch prefetch = new Prefetch(training(images), 0, 4);
    prefetch.next();
    prefetch.close();
    assertThatThrownBy(prefetch::next).hasMessage("closed");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("loader-") && thread.isAlive());
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Batches batches = training(images);
    CountDownLatch never = new CountDownLatch(1);
    Prefetch.Maker stuck =
        (number, used) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return batches.get(number, used);
        };
    Prefetch prefetch = new Prefetch(batches.count(), stuck, 0, 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(prefetch::next).hasMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
    prefetch.close();
  }
}

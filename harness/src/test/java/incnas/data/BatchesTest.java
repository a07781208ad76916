package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import incnas.augment.Augmentation;
import incnas.augment.CenterCrop;
import incnas.augment.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final Normalization NORMALIZATION =
      new Normalization(new float[] {.5f, .4f}, new float[] {.25f, .2f});

  private final RawImages images = RandomImages.of(1, 10, 2, 3, 4);

  @Test
  void evaluatesEveryImageOnceInOrder() {
    Batches batches = Batches.evaluation(images, NORMALIZATION, 4);
    assertThat(batches.count()).isEqualTo(3);
    assertThat(batches.examples()).isEqualTo(10);
    List<Integer> labels = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (Batch batch : batches) {
      assertThat(batch.images()).hasSize(batch.size() * 24);
      Arrays.stream(batch.labels()).forEach(labels::add);
      for (float value : batch.images()) {
        values.add(value);
      }
    }
    assertThat(batches.get(2).size()).isEqualTo(2);
    assertThat(labels).containsExactlyElementsOf(Arrays.stream(images.labels()).boxed().toList());
    for (int i = 0; i < images.pixels().length; i++) {
      int channel = i / 12 % 2;
      assertThat(values.get(i))
          .isEqualTo(NORMALIZATION.apply(channel, Byte.toUnsignedInt(images.pixels()[i])));
    }
  }

  @Test
  void trainsOnFullBatchesInShuffledOrder() {
    Batches batches = training(4, 2);
    assertThat(batches.count()).isEqualTo(2);
    assertThat(batches.examples()).isEqualTo(8);
    int[] order = Sampler.permutation(6, 2, 10);
    float[] expected = new float[24];
    for (int b = 0; b < 2; b++) {
      Batch batch = batches.get(b);
      assertThat(batch.size()).isEqualTo(4);
      for (int i = 0; i < 4; i++) {
        int index = order[b * 4 + i];
        assertThat(batch.labels()[i]).isEqualTo(images.labels()[index]);
        Augmentation.cropAndFlip(1, true)
            .applyToPlanes(
                images.pixels(),
                index * 24,
                3,
                4,
                NORMALIZATION.levels(),
                6,
                2,
                index,
                expected,
                0);
        assertThat(Arrays.copyOfRange(batch.images(), i * 24, (i + 1) * 24)).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatNeedsPicturesIsMadeFromThem() {
    Images colored = RandomImages.of(2, 8, 3, 6, 5);
    Normalization normalization = Normalization.uniform(3, .5f, .25f);
    Augmentation augmentation =
        new Augmentation(
            1, true, Optional.empty(), Optional.of(Policy.CIFAR10), 0, 0, Optional.empty(), 0);
    Batches batches = Batches.training(colored, normalization, augmentation, 4, 7, 1);
    int[] order = Sampler.permutation(7, 1, 8);
    for (int i = 0; i < 8; i++) {
      float[] expected = new float[90];
      augmentation.apply(
          colored.picture(order[i]), normalization.levels(), 7, 1, order[i], expected, 0);
      float[] actual = batches.get(i / 4).images();
      assertThat(Arrays.copyOfRange(actual, i % 4 * 90, (i % 4 + 1) * 90)).isEqualTo(expected);
    }
  }

  @Test
  void evaluatesTheMiddleOfEveryImage() {
    Images colored = RandomImages.of(2, 3, 3, 6, 6);
    Normalization normalization = Normalization.uniform(3, .5f, .25f);
    CenterCrop crop = new CenterCrop(0.5, 4, 2);
    Batch batch = Batches.evaluation(colored, normalization, crop, 2).get(1);
    float[] expected = new float[12];
    crop.apply(colored.picture(2), normalization.levels(), expected, 0);
    assertThat(batch.images()).isEqualTo(expected);
    assertThat(
            Batches.evaluation(colored, normalization, new CenterCrop(1, 6, 6), 2).get(0).images())
        .isEqualTo(Batches.evaluation(colored, normalization, 2).get(0).images());
  }

  @Test
  void batchesCanBeMadeInAnyOrder() {
    Batches batches = training(3, 0);
    float[] last = batches.get(2).images();
    List<Batch> all = new ArrayList<>();
    batches.forEach(all::add);
    assertThat(all).hasSize(3);
    assertThat(all.get(2).images()).isEqualTo(last).isNotEqualTo(all.get(1).images());
    assertThat(training(3, 1).get(2).images()).isNotEqualTo(last);
  }

  @Test
  void fewExamplesMakeOneSmallerBatch() {
    assertThat(training(32, 0).count()).isEqualTo(1);
    assertThat(training(32, 0).get(0).size()).isEqualTo(10);
    assertThat(Batches.evaluation(images.first(0), NORMALIZATION, 4).count()).isZero();
  }

  @Test
  void refusesTheImpossible() {
    assertThatIllegalArgumentException().isThrownBy(() -> training(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batches.evaluation(images, Normalization.uniform(3, 0, 1), 4));
  }

  private Batches training(int batch, int epoch) {
    return Batches.training(
        images, NORMALIZATION, Augmentation.cropAndFlip(1, true), batch, 6, epoch);
  }
}

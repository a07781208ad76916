package incnas.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How a found network is trained.
 *
 * @param datasets one training per data set, such as {@code cifar10}, {@code cifar100}, {@code
 *     fashion-mnist}, {@code patterns}; empty where nothing is trained
 * @param trainImages images taken from the front of a seeded permutation of the training set; 0 for
 *     all
 * @param testImages images taken from the front of the test set; 0 for all
 * @param officialData whether the data files must be the published ones, byte for byte; their
 *     hashes are recorded either way
 * @param corruptImages what becomes of pictures of a folder that cannot be decoded: {@code refuse}
 *     or {@code skip}
 * @param semantics block semantics of the trained network: {@code zennas} or {@code official-code}
 * @param squeezeExcitation whether residual units are trained with gates, as the paper's "-SE"
 *     networks; they are no part of scores and limits
 * @param mixup both parameters of the Beta distribution that mixing weights are drawn from; 0 for
 *     no mixing
 * @param initialization {@code kaiming-fan-out}, {@code torch} (PyTorch's defaults) or {@code
 *     zennas} (the recipe's custom one)
 * @param distillation the teacher's part; empty for a training without
 * @param threads threads inside one training step; part of the result, unlike the workers
 * @param precision {@code float32}, or {@code bf16} or {@code fp16} for maps and products in 16
 *     bits with weights, gradients and statistics in 32
 * @param layout {@code channels-first}, or {@code channels-last}: faster on a CPU, where libtorch
 *     then takes the statistics of batch normalisation with less care
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record TrainSettings(
    List<String> datasets,
    int trainImages,
    int testImages,
    boolean officialData,
    String corruptImages,
    String semantics,
    boolean squeezeExcitation,
    int epochs,
    int warmUpEpochs,
    int batch,
    double learningRate,
    int learningRateBatch,
    double momentum,
    boolean nesterov,
    double weightDecay,
    double labelSmoothing,
    double mixup,
    double batchNormMomentum,
    double batchNormEpsilon,
    String initialization,
    AugmentSettings augment,
    Optional<DistillationSettings> distillation,
    int threads,
    String precision,
    String layout,
    String device) {
  /** Value of {@code corrupt-images} that leaves such pictures out. */
  public static final String SKIP = "skip";

  public TrainSettings {
    datasets = List.copyOf(datasets);
  }

  /** Side of the images that the teacher sees, if there is one, of a network that sees such. */
  public int taughtSide(int resolution) {
    boolean crop =
        distillation.filter(d -> d.images().equals(DistillationSettings.CROP)).isPresent();
    return crop
        ? augment.resizedCrop().map(ResizedCropSettings::side).orElse(resolution)
        : resolution;
  }
}

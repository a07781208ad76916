package incnas.experiment;

import incnas.augment.Augmentation;
import incnas.augment.CenterCrop;
import incnas.augment.Policy;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done to an image on its way into a network.
 *
 * @param cropPadding zero pixels added to each side before a random crop of the original size; 0
 *     for no crop
 * @param flip whether an image is mirrored left to right with probability one half
 * @param resizedCrop a random crop that is resized, in place of the padded one
 * @param autoAugment {@code none} or the data set whose policy is used: {@code cifar10}, {@code
 *     imagenet}
 * @param colorJitter strength of random changes of brightness, contrast and saturation; 0 for none
 * @param lighting standard deviation of light along the principal components of colour; 0 for none
 * @param normalize what images are normalised with, unless with what the data set says
 * @param erasing of a rectangle after the normalization
 * @param centerCrop how a test image is prepared
 */
public record AugmentSettings(
    int cropPadding,
    boolean flip,
    Optional<ResizedCropSettings> resizedCrop,
    String autoAugment,
    double colorJitter,
    double lighting,
    Optional<NormalizeSettings> normalize,
    Optional<ErasingSettings> erasing,
    CenterCropSettings centerCrop) {

  /** A crop of the padded image, and mirroring, and nothing else. */
  public AugmentSettings(int cropPadding, boolean flip) {
    this(
        cropPadding,
        flip,
        Optional.empty(),
        Keys.NONE,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        CenterCropSettings.NONE);
  }

  /** Whether images may have another size than the network takes. */
  public boolean fitsImages() {
    return resizedCrop.isPresent();
  }

  /** What is done to a training image for a network that takes images of this side. */
  public Augmentation training(int resolution) {
    return new Augmentation(
        cropPadding,
        flip,
        resizedCrop.map(crop -> crop.to(resolution)),
        Stream.of(Policy.values()).filter(p -> p.label().equals(autoAugment)).findFirst(),
        colorJitter,
        lighting,
        erasing.map(ErasingSettings::erasing),
        resizedCrop.map(ResizedCropSettings::side).orElse(0) > 0 ? resolution : 0);
  }

  /** What is done to a test image for a network that takes images of this side. */
  public CenterCrop evaluation(int resolution) {
    return centerCrop.to(resolution);
  }
}

package incnas.augment;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * AutoAugment's published policies (Cubuk et al. 2019) as the public program of ZenNAS lists them:
 * for each image one of 25 sub-policies, each operation with its probability and the index of its
 * magnitude.
 *
 * <p>Known oddities, kept: the list for ImageNet names five sub-policies twice; {@code invert
 * 0.0/3} and {@code equalize 0.0/7} never happen; {@code color} of index 0 does nothing.
 */
public enum Policy {
  CIFAR10(
      """
      invert 0.1/7 + contrast 0.2/6
      rotate 0.7/2 + translate-x 0.3/9
      sharpness 0.8/1 + sharpness 0.9/3
      shear-y 0.5/8 + translate-y 0.7/9
      autocontrast 0.5/8 + equalize 0.9/2
      shear-y 0.2/7 + posterize 0.3/7
      color 0.4/3 + brightness 0.6/7
      sharpness 0.3/9 + brightness 0.7/9
      equalize 0.6/5 + equalize 0.5/1
      contrast 0.6/7 + sharpness 0.6/5
      color 0.7/7 + translate-x 0.5/8
      equalize 0.3/7 + autocontrast 0.4/8
      translate-y 0.4/3 + sharpness 0.2/6
      brightness 0.9/6 + color 0.2/8
      solarize 0.5/2 + invert 0.0/3
      equalize 0.2/0 + autocontrast 0.6/0
      equalize 0.2/8 + equalize 0.8/4
      color 0.9/9 + equalize 0.6/6
      autocontrast 0.8/4 + solarize 0.2/8
      brightness 0.1/3 + color 0.7/0
      solarize 0.4/5 + autocontrast 0.9/3
      translate-y 0.9/9 + translate-y 0.7/9
      autocontrast 0.9/2 + solarize 0.8/3
      equalize 0.8/8 + invert 0.1/3
      translate-y 0.7/9 + autocontrast 0.9/1
      """),

  IMAGENET(
      """
      posterize 0.4/8 + rotate 0.6/9
      solarize 0.6/5 + autocontrast 0.6/5
      equalize 0.8/8 + equalize 0.6/3
      posterize 0.6/7 + posterize 0.6/6
      equalize 0.4/7 + solarize 0.2/4
      equalize 0.4/4 + rotate 0.8/8
      solarize 0.6/3 + equalize 0.6/7
      posterize 0.8/5 + equalize 1.0/2
      rotate 0.2/3 + solarize 0.6/8
      equalize 0.6/8 + posterize 0.4/6
      rotate 0.8/8 + color 0.4/0
      rotate 0.4/9 + equalize 0.6/2
      equalize 0.0/7 + equalize 0.8/8
      invert 0.6/4 + equalize 1.0/8
      color 0.6/4 + contrast 1.0/8
      rotate 0.8/8 + color 1.0/2
      color 0.8/8 + solarize 0.8/7
      sharpness 0.4/7 + invert 0.6/8
      shear-x 0.6/5 + equalize 1.0/9
      color 0.4/0 + equalize 0.6/3
      equalize 0.4/7 + solarize 0.2/4
      solarize 0.6/5 + autocontrast 0.6/5
      invert 0.6/4 + equalize 1.0/8
      color 0.6/4 + contrast 1.0/8
      equalize 0.8/8 + equalize 0.6/3
      """);

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<SubPolicy> subPolicies;

  Policy(String lines) {
    subPolicies = lines.lines().map(SubPolicy::parse).toList();
  }

  List<SubPolicy> subPolicies() {
    return subPolicies;
  }

  /** The word for it in an experiment, such as {@code cifar10}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Picture apply(Picture picture, SplittableRandom random) {
    return subPolicies.get(random.nextInt(subPolicies.size())).apply(picture, random);
  }
}

package incnas.augment;

import java.util.SplittableRandom;

/**
 * Brightness, contrast and saturation in random order, each by a factor drawn from {@code 1 -
 * strength} to {@code 1 + strength}, as torchvision's {@code ColorJitter} without hue.
 */
record ColorJitter(double strength) {
  Picture apply(Picture picture, SplittableRandom random) {
    Enhancement[] order = {Enhancement.BRIGHTNESS, Enhancement.CONTRAST, Enhancement.COLOR};
    Range factor = new Range(Math.max(0, 1 - strength), 1 + strength);
    Picture result = picture;
    for (int left = order.length; left > 0; left--) {
      int chosen = random.nextInt(left);
      result = order[chosen].enhance(result, factor.uniform(random));
      order[chosen] = order[left - 1];
    }
    return result;
  }
}

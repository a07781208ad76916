package incnas.experiment;

import incnas.augment.Erasing;
import java.util.List;

/**
 * Random erasing of a rectangle from a normalized training image.
 *
 * @param area least and largest share of the image's area
 * @param ratio least and largest height by width
 * @param tries for a rectangle that fits
 */
public record ErasingSettings(
    double probability, List<Double> area, List<Double> ratio, int tries) {
  public ErasingSettings {
    area = List.copyOf(area);
    ratio = List.copyOf(ratio);
  }

  Erasing erasing() {
    return new Erasing(
        probability, ResizedCropSettings.range(area), ResizedCropSettings.range(ratio), tries);
  }
}

package incnas.experiment;

import incnas.augment.Range;
import incnas.augment.ResizedCrop;
import java.util.List;

/**
 * A random part of a training image, resized to a square.
 *
 * @param side of the square; where it is not the network's, the normalized image is reduced to that
 *     in the end; 0 for the network's
 * @param resize share of a side of the square in the shorter side of the image, which is resized
 *     first; 0 for an image as it is
 * @param area least and largest share of the image's area
 * @param ratio least and largest width by height
 */
public record ResizedCropSettings(int side, double resize, List<Double> area, List<Double> ratio) {
  public ResizedCropSettings {
    area = List.copyOf(area);
    ratio = List.copyOf(ratio);
  }

  ResizedCrop to(int resolution) {
    return new ResizedCrop(side > 0 ? side : resolution, resize, range(area), range(ratio));
  }

  static Range range(List<Double> ends) {
    return new Range(ends.get(0), ends.get(1));
  }
}

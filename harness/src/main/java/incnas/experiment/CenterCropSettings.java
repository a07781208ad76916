package incnas.experiment;

import incnas.augment.CenterCrop;

/**
 * How a test image is prepared: the square in its middle.
 *
 * @param share of the shorter side that the square covers
 * @param side of the square; where it is not the network's, the normalized image is reduced to that
 *     in the end; 0 for the network's
 */
public record CenterCropSettings(double share, int side) {
  /** Leaves an image of the network's size as it is. */
  static final CenterCropSettings NONE = new CenterCropSettings(1, 0);

  CenterCrop to(int resolution) {
    return new CenterCrop(share, side > 0 ? side : resolution, resolution);
  }
}

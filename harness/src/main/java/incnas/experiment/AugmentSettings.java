package incnas.experiment;

/**
 * What is done to a training image.
 *
 * @param cropPadding zero pixels added to each side before a random crop of the original size; 0
 *     for no crop
 * @param flip whether an image is mirrored left to right with probability one half
 */
public record AugmentSettings(int cropPadding, boolean flip) {}

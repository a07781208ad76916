package incnas.experiment;

/**
 * Networks of a search space in place of rows, spread evenly over depth and width.
 *
 * @param count networks to take
 * @param steps of the random walk that meets the candidates
 * @param depthBins equal parts of the range of depths
 * @param widthBins equal parts of the range of log widths
 * @param seed of the walk and of the choice
 */
public record SampleSettings(int count, int steps, int depthBins, int widthBins, long seed) {}

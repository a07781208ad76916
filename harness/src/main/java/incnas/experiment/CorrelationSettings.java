package incnas.experiment;

/**
 * How proxies are held against known accuracies.
 *
 * @param resamples bootstrap resamples of the networks behind each 95 % interval
 * @param plots whether scatter plots are drawn
 */
public record CorrelationSettings(int resamples, boolean plots) {}

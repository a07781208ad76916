package incnas.experiment;

/**
 * A network whose scores are timed.
 *
 * @param label as the paper's table prints it, such as {@code ZenNet-1M-cifar}
 * @param structure structure or cell string
 */
public record TimedNetwork(String label, String structure, int resolution, int classes) {}

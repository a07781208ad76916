package incnas.train;

/**
 * What one epoch ended with.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param loss mean training loss over its steps
 * @param top1 share of test images classified right, 0 to 1
 * @param top5 share of test images whose class is among the first five
 */
public record Epoch(int epoch, double learningRate, double loss, double top1, double top5) {}

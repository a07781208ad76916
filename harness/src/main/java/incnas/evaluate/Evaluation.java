package incnas.evaluate;

/**
 * How often a network is right on labelled images.
 *
 * @param engine what computed
 * @param top1 share of images whose label has the largest logit, 0..1
 * @param top5 share of images whose label is among the five largest logits, 0..1
 * @param n images
 */
public record Evaluation(String engine, double top1, double top5, int n) {}

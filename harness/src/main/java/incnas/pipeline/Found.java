package incnas.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a search found, as its stage leaves it.
 *
 * @param values the winner's score, one value per draw
 * @param iteration the attempt that made the winner
 * @param rejected attempts by the reason of their rejection
 */
record Found(
    String structure,
    double score,
    List<Double> values,
    int iteration,
    int attempts,
    int scored,
    Map<String, Integer> rejected) {}

package incnas.experiment;

import java.util.List;

/**
 * How a trained network, the teacher, takes part in a training.
 *
 * @param teacher an ONNX file, or the directory {@code train-<fingerprint>} of a training
 * @param images {@code network} if the teacher sees what the network sees, {@code crop} if it sees
 *     the cut images before their reduction to the network's resolution
 * @param features names of the tensors of an ONNX file that are matched, one for each reduction; a
 *     training's are found by the reductions
 * @param reductions of the image's side, each with a map of student and teacher that are matched
 * @param featureWeight of the smooth L1 distance of those maps; 0 for none
 * @param softWeight of the cross-entropy with the teacher's softmax; 0 for none
 * @param temperature that both softmaxes are taken at
 */
public record DistillationSettings(
    String teacher,
    String images,
    List<String> features,
    List<Integer> reductions,
    double featureWeight,
    double softWeight,
    double temperature) {
  static final String CROP = "crop";

  public DistillationSettings {
    features = List.copyOf(features);
    reductions = List.copyOf(reductions);
  }

  /** The reductions whose maps are matched: none where they weigh nothing. */
  public List<Integer> matched() {
    return featureWeight == 0 ? List.of() : reductions;
  }
}

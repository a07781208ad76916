package incnas.data;

import incnas.augment.Augmentation;

/** A linear classifier of pixels, trained by stochastic gradient descent on the cross-entropy. */
final class SoftmaxRegression {
  private static final int BATCH = 50;

  private final int classes;
  private final int inputs;
  private final float[] weights;
  private final float[] biases;

  SoftmaxRegression(int classes, int inputs) {
    this.classes = classes;
    this.inputs = inputs;
    this.weights = new float[classes * inputs];
    this.biases = new float[classes];
  }

  void train(Dataset data, int epochs, float rate, long seed) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (Batch batch :
          Batches.training(
              data.train(), data.normalization(), Augmentation.NONE, BATCH, seed, epoch)) {
        step(batch, rate);
      }
    }
  }

  double accuracy(Images images, Normalization normalization) {
    int right = 0;
    for (Batch batch : Batches.evaluation(images, normalization, 100)) {
      for (int i = 0; i < batch.size(); i++) {
        right += argmax(logits(batch, i)) == batch.labels()[i] ? 1 : 0;
      }
    }
    return right / (double) images.count();
  }

  private void step(Batch batch, float rate) {
    float[][] errors = new float[batch.size()][];
    for (int i = 0; i < batch.size(); i++) {
      errors[i] = probabilities(logits(batch, i));
      errors[i][batch.labels()[i]] -= 1;
    }
    for (int i = 0; i < batch.size(); i++) {
      for (int k = 0; k < classes; k++) {
        float by = rate / batch.size() * errors[i][k];
        biases[k] -= by;
        for (int p = 0; p < inputs; p++) {
          weights[k * inputs + p] -= by * batch.images()[i * inputs + p];
        }
      }
    }
  }

  private float[] logits(Batch batch, int i) {
    float[] logits = biases.clone();
    for (int k = 0; k < classes; k++) {
      float sum = 0;
      for (int p = 0; p < inputs; p++) {
        sum += weights[k * inputs + p] * batch.images()[i * inputs + p];
      }
      logits[k] += sum;
    }
    return logits;
  }

  private static float[] probabilities(float[] logits) {
    float top = logits[argmax(logits)];
    float[] p = new float[logits.length];
    float sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = (float) Math.exp(logits[k] - top);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  private static int argmax(float[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}

package incnas.score;

import incnas.architecture.Architecture;
import incnas.seed.Seed;

/** Random images in reverse order: the same batch to whom order does not matter. */
record Shuffled() implements Inputs {
  @Override
  public Minibatch take(Seed seed, int count, Architecture network) {
    Minibatch batch = Inputs.gaussian().take(seed, count, network);
    int image = batch.pixels().length / count;
    float[] pixels = new float[batch.pixels().length];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      System.arraycopy(batch.pixels(), n * image, pixels, (count - 1 - n) * image, image);
      labels[count - 1 - n] = batch.labels()[n];
    }
    return new Minibatch(pixels, labels);
  }

  @Override
  public String describe() {
    return "random images in reverse order";
  }
}

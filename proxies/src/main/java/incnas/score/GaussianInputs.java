package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Variant;
import incnas.network.Gaussian;
import incnas.seed.Seed;

/** Random images: what ZenNAS's programs show to a network. */
record GaussianInputs() implements Inputs {
  @Override
  public Minibatch take(Seed seed, int count, Architecture network) {
    Node image = network.lower(Variant.MAIN_PATH).node(0);
    int size = Math.multiplyExact(count, image.channels() * image.side() * image.side());
    float[] pixels = new Gaussian(seed.derive("image")).array(size, 1);
    int[] labels = seed.derive("label").random().ints(count, 0, network.classes()).toArray();
    return new Minibatch(pixels, labels);
  }

  @Override
  public String describe() {
    return "random images, every pixel N(0, 1)";
  }
}

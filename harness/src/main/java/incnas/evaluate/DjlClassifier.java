package incnas.evaluate;

import incnas.network.NativeEngine;
import incnas.network.Network;

/**
 * A network in libtorch; it stays its owner's to close. The calling thread settles its number of
 * threads before, by {@link NativeEngine#useThreads}.
 */
public final class DjlClassifier implements Classifier {
  private final Network network;
  private final String engine = "libtorch " + NativeEngine.start().version();

  public DjlClassifier(Network network) {
    this.network = network;
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public float[] logits(float[] images, int n) {
    var input = network.graph().node(0);
    int numbers = n * input.channels() * input.side() * input.side();
    if (images.length != numbers) {
      throw new IllegalArgumentException(
          "%d images of [%d, %d, %d] are %d numbers, not %d"
              .formatted(n, input.channels(), input.side(), input.side(), numbers, images.length));
    }
    return network.run(images, false);
  }
}

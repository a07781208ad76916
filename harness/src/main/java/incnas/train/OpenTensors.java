package incnas.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tensors that are closed together, the last first: a backward pass reads them until then. */
final class OpenTensors implements AutoCloseable {
  private final Deque<NDArray> tensors = new ArrayDeque<>();

  <T extends NDArray> T add(T tensor) {
    tensors.push(tensor);
    return tensor;
  }

  @Override
  public void close() {
    tensors.forEach(NDArray::close);
  }
}

package incnas.pipeline;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** The GPUs that trainings share: each has one training at a time. On the CPU there are none. */
final class Gpus {
  private final int count;
  private final Queue<Integer> free = new ConcurrentLinkedQueue<>();

  private Gpus(int count) {
    this.count = count;
    IntStream.range(0, count).forEach(free::add);
  }

  /**
   * @param device that the experiment asks for: {@code auto}, {@code cpu} or {@code gpu}
   * @param there how many GPUs libtorch sees
   */
  static Gpus of(String device, int there) {
    return new Gpus(device.equals("cpu") ? 0 : there);
  }

  /** How many trainings may go on at once, if the CPU has room for so many. */
  int beside(int workers) {
    return count == 0 ? workers : Math.min(count, workers);
  }

  /** The number of a GPU that no other training has; 0 where there are none. */
  int take() {
    if (count == 0) {
      return 0;
    }
    Integer gpu = free.poll();
    if (gpu == null) {
      throw new IllegalStateException("more trainings than GPUs");
    }
    return gpu;
  }

  void give(int gpu) {
    if (count > 0) {
      free.add(gpu);
    }
  }
}

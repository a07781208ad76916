package incnas.evaluate;

/**
 * How ONNX Runtime computes.
 *
 * @param threads inside one operation; the last digits of results may depend on it
 * @param gpu number of the CUDA device, from 0, where one is taken
 */
public record OnnxOptions(int threads, Device device, int gpu) {
  /** Where it computes. */
  public enum Device {
    CPU("cpu"),
    /** A CUDA device, or an error. */
    GPU("gpu"),
    /** A CUDA device where there is one, else the CPU. */
    AUTO("auto");

    private final String label;

    Device(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public static Device of(String label) {
      for (Device device : values()) {
        if (device.label.equals(label)) {
          return device;
        }
      }
      throw new IllegalArgumentException("unknown device '" + label + "'; known: cpu, gpu, auto");
    }
  }

  /** One thread on the CPU: the same bits on every run. */
  public static final OnnxOptions REPRODUCIBLE = new OnnxOptions(1, Device.CPU, 0);

  public OnnxOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is at least 1, not " + threads);
    }
  }
}

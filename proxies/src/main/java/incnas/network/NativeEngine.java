package incnas.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * libtorch, loaded once, repaired where it must be, and checked before any number of it is used.
 *
 * <p>Every thread that computes calls {@link #useThreads} first: results depend on the number of
 * threads inside an operation, so that number is part of the experiment.
 */
public final class NativeEngine {
  private static NativeEngine started;

  private final Engine engine;
  private final String repair;
  private final Map<Device, SelfCheck.Verdict> verdicts = new LinkedHashMap<>();

  private NativeEngine(Engine engine, String repair) {
    this.engine = engine;
    this.repair = repair;
  }

  /** Loads libtorch and checks its convolutions on the CPU. */
  public static NativeEngine start() {
    NativeEngine loaded = load();
    loaded.trusted(Device.cpu());
    return loaded;
  }

  /** Loads libtorch without judging it: for a diagnosis, not for numbers. */
  public static synchronized NativeEngine load() {
    if (started == null) {
      String repair = Repair.apply();
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
      System.setProperty("ai.djl.pytorch.num_threads", "1");
      try {
        started = new NativeEngine(Engine.getEngine("PyTorch"), repair);
      } catch (RuntimeException | LinkageError e) {
        throw new EngineException(
            "libtorch cannot be loaded: "
                + rootMessage(e)
                + "; see README, 'Other platforms', for the natives of this machine",
            e);
      }
    }
    return started;
  }

  /** What the action returns; libtorch's own exceptions become this package's. */
  static <T> T translated(Supplier<T> action) {
    try {
      return action.get();
    } catch (ai.djl.engine.EngineException e) {
      String reason = rootMessage(e).lines().findFirst().orElse("no reason given");
      throw new EngineException("libtorch: " + reason, e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** The device, once its convolutions have passed the self-check. */
  public synchronized Device trusted(Device device) {
    SelfCheck.Verdict verdict = verdict(device);
    if (!verdict.trusted()) {
      throw new EngineException(
          "this machine's libtorch "
              + version()
              + " computes wrong convolutions and is not used: "
              + verdict.wrong().get(0)
              + " (repair: "
              + repair
              + "). Run 'incnas doctor', or set "
              + Repair.ISA_VARIABLE
              + "=AVX2 before starting");
    }
    return device;
  }

  private SelfCheck.Verdict verdict(Device device) {
    return verdicts.computeIfAbsent(
        device,
        d ->
            Arrays.stream(Layout.values())
                .map(layout -> SelfCheck.run(new NativeConvolver(engine, d, layout), layout))
                .reduce(SelfCheck.Verdict::and)
                .orElseThrow());
  }

  /** The verdict in words, for people and manifests. */
  public synchronized String describeCheck() {
    SelfCheck.Verdict verdict = verdict(Device.cpu());
    return verdict.trusted()
        ? "all " + verdict.checked() + " convolution checks passed"
        : verdict.wrong().size()
            + " of "
            + verdict.checked()
            + " convolution checks failed, first: "
            + verdict.wrong().get(0);
  }

  public synchronized boolean isTrusted() {
    return verdict(Device.cpu()).trusted();
  }

  /** {@code auto} takes the first GPU there is, else the CPU. */
  public Device device(String name) {
    return device(name, 0);
  }

  /**
   * The same, of several GPUs this one.
   *
   * @param gpu its number, from 0
   */
  public Device device(String name, int gpu) {
    int gpus = engine.getGpuCount();
    return switch (name) {
      case "cpu" -> trusted(Device.cpu());
      case "auto" -> trusted(gpus > 0 ? Device.gpu(gpu) : Device.cpu());
      case "gpu" -> {
        if (gpus == 0) {
          throw new EngineException(
              "the experiment asks for a GPU and libtorch sees none; set device: auto or cpu, or"
                  + " see README, 'GPU'");
        }
        yield trusted(Device.gpu(gpu));
      }
      default -> throw new EngineException("unknown device '" + name + "'; known: auto, cpu, gpu");
    };
  }

  public String version() {
    return engine.getVersion();
  }

  public String repair() {
    return repair;
  }

  public int gpus() {
    return engine.getGpuCount();
  }

  Engine engine() {
    return engine;
  }

  /** Fixes the number of threads inside an operation, for operations begun by this thread. */
  public synchronized void useThreads(int threads) {
    JniUtils.setNumThreads(threads);
    // the query makes libtorch settle this thread's number now, under the lock
    if (JniUtils.getNumThreads() != threads) {
      throw new EngineException("libtorch did not accept " + threads + " threads");
    }
    JniUtils.setGradMode(false);
  }

  /** What a manifest records of the engine. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("libtorch", version());
    facts.put("engine-repair", repair);
    facts.put("engine-check", describeCheck());
    facts.put("gpus", String.valueOf(gpus()));
    return facts;
  }
}

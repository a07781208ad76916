package incnas.evaluate;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import incnas.run.UserError;

/** ONNX Runtime, loaded once, silent on the console: what goes wrong it says in exceptions. */
final class OnnxRuntimeEngine {
  /** A loaded model and the device it was loaded on. */
  record Loaded(OrtSession session, String device) {}

  private static final OrtLoggingLevel QUIET = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

  private OnnxRuntimeEngine() {}

  static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(QUIET);
    } catch (LinkageError | IllegalStateException e) {
      throw new UserError(
          "ONNX Runtime cannot be loaded on this machine: "
              + e.getMessage()
              + "; see README, 'Other platforms'",
          e);
    }
  }

  /** Where a model is loaded from. */
  interface Source {
    OrtSession session(SessionOptions options) throws OrtException;
  }

  static Loaded load(Source source, OnnxOptions options) throws OrtException {
    try (SessionOptions session = new SessionOptions()) {
      session.setSessionLogLevel(QUIET);
      session.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      session.setInterOpNumThreads(1);
      session.setIntraOpNumThreads(options.threads());
      session.setDeterministicCompute(true);
      boolean gpu = options.device() != OnnxOptions.Device.CPU && takesGpu(session, options.gpu());
      if (options.device() == OnnxOptions.Device.GPU && !gpu) {
        throw new UserError(
            "the experiment asks for a GPU and ONNX Runtime has none on this machine; set device:"
                + " auto or cpu, or see README, 'GPU'");
      }
      return new Loaded(source.session(session), gpu ? "gpu" : "cpu");
    }
  }

  private static boolean takesGpu(SessionOptions session, int gpu) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return false;
    }
    try {
      session.addCUDA(gpu);
      return true;
    } catch (OrtException e) {
      return false; // built for CUDA, but this machine lacks it
    }
  }
}

package incnas.pipeline;

import incnas.network.EngineException;
import incnas.run.Environment;
import incnas.run.StageDirectory;
import incnas.run.Stopped;
import incnas.run.UserError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one stage in its directory, unless it is already complete there. */
final class Stage {
  private static final Map<Path, Map<String, Object>> FACTS = new ConcurrentHashMap<>();

  /** The work of a stage: writes its files and says which. */
  interface Work {
    Done run() throws StageFailed;
  }

  /** Output files relative to the stage's directory, and where the time went. */
  record Done(List<String> outputs, Map<String, Object> timing) {}

  private Stage() {}

  /**
   * @param engineFacts what the manifest records of the engine
   */
  static void run(
      StageDirectory directory, RunOptions options, Map<String, String> engineFacts, Work work)
      throws StageFailed {
    if (options.fresh()) {
      directory.discard();
    } else if (directory.isComplete()) {
      return;
    }
    directory.damage().ifPresent(text -> tell(options.out(), text));
    Map<String, Object> environment =
        new TreeMap<>(FACTS.computeIfAbsent(options.home(), Environment::of));
    environment.putAll(engineFacts);
    directory.begin(environment);
    long began = System.nanoTime();
    try {
      Done done = work.run();
      Map<String, Object> timing = new TreeMap<>(done.timing());
      timing.put("total_s", (System.nanoTime() - began) / 1e9);
      directory.complete(done.outputs(), timing);
    } catch (StageFailed e) {
      directory.fail(e.getMessage());
      throw e;
    } catch (Stopped e) {
      directory.interrupt(e.getMessage());
      throw e;
    } catch (UserError e) {
      throw e; // of the whole run: a full disk, a file that cannot be read
    } catch (OutOfMemoryError e) {
      throw failed(directory, "not enough memory: " + e.getMessage() + "; lower the batch", e);
    } catch (EngineException | IllegalArgumentException e) {
      throw failed(directory, e.getMessage(), e);
    } catch (RuntimeException e) {
      throw failed(directory, "internal error: " + e + "; please report it", e);
    }
  }

  private static StageFailed failed(StageDirectory directory, String reason, Throwable cause) {
    directory.fail(reason);
    StageFailed failure = new StageFailed(directory.stage(), reason);
    failure.initCause(cause);
    return failure;
  }

  private static void tell(PrintStream out, String text) {
    out.println(text);
  }
}

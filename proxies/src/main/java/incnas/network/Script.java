package incnas.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript methods given as text, loaded into libtorch: the way to operations that DJL does not
 * have, and to many operations in one native call.
 *
 * <p>libtorch takes a module as a zip archive of source text and pickled attributes; this module
 * has methods alone.
 */
public final class Script {
  private static final String CLASS =
      """
      class Methods(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  /** An object of that class whose only attribute, {@code training}, is true. */
  private static final byte[] OBJECT =
      bytes("\u0080\2c__torch__\nMethods\nq\0)\u0081}(X\b\0\0\0trainingq\1\u0088ubq\2.");

  private static final byte[] NO_CONSTANTS = bytes("\u0080\2).");

  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Loads methods; they live as long as the manager.
   *
   * @param methods definitions with {@code self}, each indented by two blanks
   * @throws EngineException where libtorch does not take the text
   */
  public static Script load(NDManager manager, String methods) {
    // as they stand: the executor that rewrites graphs would first watch some runs and then compile
    JniUtils.setGraphExecutorOptimize(false);
    return NativeEngine.translated(
        () -> {
          try {
            return new Script(
                JniUtils.loadModule(
                    (PtNDManager) manager,
                    new ByteArrayInputStream(archive(CLASS + methods)),
                    false,
                    false));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Calls a method of tensors and one list of tensors that gives a list of tensors; gradients
   * follow it while they are switched on. What it gives belongs to the first tensor's manager.
   */
  List<PtNDArray> differentiable(String method, PtNDArray first, List<PtNDArray> list) {
    JniUtils.setGraphExecutorOptimize(false);
    NDList arguments = new NDList();
    arguments.add(first);
    list.forEach(arguments::add);
    try (PtNDArray name = (PtNDArray) first.getManager().create(0f)) {
      // DJL's way to name a method, and to put tensors into a list
      name.setName("module_method:" + method);
      list.forEach(tensor -> tensor.setName("p[]"));
      arguments.add(name);
      return IValueUtils.forward(module, arguments, true).stream()
          .map(PtNDArray.class::cast)
          .toList();
    }
  }

  /** Calls a method outside of any gradient; the caller closes what it gives. */
  public IValue call(String method, IValue... arguments) {
    JniUtils.setGraphExecutorOptimize(false);
    return NativeEngine.translated(() -> IValueUtils.runMethod(module, method, arguments));
  }

  private static byte[] archive(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", OBJECT);
      put(zip, "code/__torch__.py", source.getBytes(US_ASCII));
      put(zip, "constants.pkl", NO_CONSTANTS);
      put(zip, "version", bytes("3\n"));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("script/" + name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(ISO_8859_1);
  }
}

package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import incnas.run.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named arrays in a safetensors file. */
final class Tensors {
  private Tensors() {}

  static byte[] encode(Map<String, float[]> arrays) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDList list = new NDList();
      arrays.forEach(
          (name, values) -> {
            NDArray array = manager.create(values);
            array.setName(name);
            list.add(array);
          });
      return list.encode(NDList.Encoding.SAFETENSORS);
    }
  }

  static Map<String, float[]> read(Path file) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      for (NDArray array :
          NDList.decode(manager, new ByteArrayInputStream(Files.readAllBytes(file)))) {
        arrays.put(array.getName(), array.toFloatArray());
      }
      return arrays;
    } catch (IOException | RuntimeException e) {
      throw new UserError(
          "cannot read checkpoint " + file + ": " + e.getMessage() + "; run with --fresh", e);
    }
  }
}

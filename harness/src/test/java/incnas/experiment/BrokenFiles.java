package incnas.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broken experiment and what its user is told.
 *
 * <p>Form of the resource {@code mistakes.txt}: {@code === what is wrong | scale=S | set=K=V}, the
 * lines of x.yaml, {@code +++ name} and the lines of another file, {@code -----} and the message.
 */
record BrokenFiles(
    String what, String scale, List<String> sets, Map<String, String> files, String message) {

  static List<BrokenFiles> all() throws IOException {
    List<BrokenFiles> cases = new ArrayList<>();
    try (InputStream in = BrokenFiles.class.getResourceAsStream("mistakes.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String part : text.split("(?m)^=== ", -1)) {
        if (!part.isBlank()) {
          cases.add(parse(part));
        }
      }
    }
    return cases;
  }

  private static BrokenFiles parse(String part) {
    String[] head = part.substring(0, part.indexOf('\n')).split(" \\| ", -1);
    String scale = null;
    List<String> sets = new ArrayList<>();
    for (int i = 1; i < head.length; i++) {
      if (head[i].startsWith("set=")) {
        sets.add(head[i].substring("set=".length()));
      } else {
        scale = head[i].substring("scale=".length());
      }
    }
    String[] halves = part.substring(part.indexOf('\n') + 1).split("(?m)^-----\n", -1);
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : ("x.yaml\n" + halves[0]).split("(?m)^\\+\\+\\+ ", -1)) {
      int end = file.indexOf('\n');
      files.put(file.substring(0, end), file.substring(end + 1));
    }
    String message = halves.length > 1 ? halves[1].strip() : "";
    return new BrokenFiles(head[0], scale, sets, files, message);
  }

  /** Writes the files into a folder; gives the experiment's. */
  Path writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      String text = file.getValue().replace("\\u0007", "\u0007");
      Files.writeString(folder.resolve(file.getKey()), text);
    }
    return folder.resolve("x.yaml");
  }

  @Override
  public String toString() {
    return what;
  }
}

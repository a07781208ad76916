package incnas.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Known accuracies of networks of one space on one data set, that proxies are held against.
 *
 * @param file CSV, perhaps compressed by gzip; looked for from the directory of data, then from the
 *     installation's
 * @param structure column of the structure or cell string; several lines of one network are several
 *     trainings of it
 * @param accuracy columns, one per training
 * @param where lines count only if each of these columns holds this text
 * @param sample networks to take by a seeded choice; 0 for all
 * @param rows labels of the rows that are held against it; empty for all
 * @param published column of another program's score, by the label of the row that it stands beside
 * @param optional whether a missing file is told and passed over
 */
public record TruthSettings(
    String label,
    String space,
    String dataset,
    String file,
    String structure,
    List<String> accuracy,
    Map<String, String> where,
    int resolution,
    int classes,
    int sample,
    List<String> rows,
    Map<String, String> published,
    boolean optional) {
  public TruthSettings {
    accuracy = List.copyOf(accuracy);
    rows = List.copyOf(rows);
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
  }

  /** Whether a row's proxy is held against this truth. */
  public boolean takes(Row row) {
    return rows.isEmpty() || rows.contains(row.label());
  }
}

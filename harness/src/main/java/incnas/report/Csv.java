package incnas.report;

import incnas.run.AtomicFile;
import incnas.run.IoReason;
import incnas.run.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Tables as RFC 4180 files: UTF-8, a header line, {@code \n} line ends; what is read may be
 * compressed and then has a name that ends in {@code .gz}.
 */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setIgnoreEmptyLines(true).get();

  private Csv() {}

  /** The table's text. */
  public static String text(Table table) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      printer.printRecord(table.columns());
      for (TableRow row : table.rows()) {
        printer.printRecord(row.cells());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Writes the table as a whole file. */
  public static void write(Path file, Table table) {
    AtomicFile.write(file, text(table));
  }

  /** Reads a table whose id is the path as given; errors as for {@link #read(Path, String)}. */
  public static Table read(Path file) {
    return read(file, file.toString());
  }

  /**
   * Reads a table.
   *
   * <p>A byte order mark, any kind of line end and blank lines are accepted.
   *
   * @throws UserError naming file and line, or file and byte offset, of what is wrong
   */
  public static Table read(Path file, String id) {
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(decode(file))).setFormat(FORMAT).get()) {
      Records records = new Records(file, parser);
      if (!records.hasNext()) {
        throw new UserError(
            file + ":1: the file is empty; expected a header line such as proxy,cifar10_top1_pct");
      }
      List<String> columns = header(records);
      List<TableRow> rows = new ArrayList<>();
      while (records.hasNext()) {
        rows.add(row(records, columns.size()));
      }
      return new Table(id, columns, rows);
    } catch (IOException e) {
      throw new UserError(
          "cannot read " + file + ": " + IoReason.of(e) + "; check the path and its permissions",
          e);
    }
  }

  private static List<String> header(Records records) {
    List<String> columns = new ArrayList<>();
    for (String cell : records.next()) {
      String column = cell.strip();
      if (column.isEmpty()) {
        throw records.error("column " + (columns.size() + 1) + " has no name; name every column");
      }
      if (columns.contains(column)) {
        throw records.error(
            "two columns are named " + Shown.cell(column) + "; rename or remove one of them");
      }
      columns.add(column);
    }
    return columns;
  }

  private static TableRow row(Records records, int columns) {
    List<String> cells = records.next();
    if (cells.size() != columns) {
      throw records.error(
          "%d cells where the header has %d columns; check the commas and quotes of this line"
              .formatted(cells.size(), columns));
    }
    return new TableRow(records.place(), cells);
  }

  private static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UserError(
          file + ": no whole gzip file (" + IoReason.of(e) + "); copy or download it again", e);
    }
  }

  private static String decode(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content(file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      throw new UserError(
          file + ": byte " + bytes.position() + " is not UTF-8; save the file as UTF-8 text");
    }
    String decoded = text.flip().toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  /** The records of a file with the line on which the latest began. */
  private static final class Records {
    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line = 1;

    Records(Path file, CSVParser parser) {
      this.file = file;
      this.parser = parser;
      this.records = parser.iterator();
    }

    boolean hasNext() {
      try {
        line = parser.getCurrentLineNumber() + 1;
        return records.hasNext();
      } catch (UncheckedIOException | IllegalStateException e) {
        throw new UserError(
            place() + ": the quotes of a cell do not fit; quote a cell as \"...\", a quote as \"\"",
            e);
      }
    }

    List<String> next() {
      return records.next().toList();
    }

    String place() {
      return file + ":" + line;
    }

    UserError error(String problem) {
      return new UserError(place() + ": " + problem);
    }
  }
}

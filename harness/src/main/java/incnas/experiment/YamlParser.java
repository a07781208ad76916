package incnas.experiment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * Makes a tree from YAML text by the YAML 1.2 core schema. Anchors, aliases, tags, several
 * documents and deep nesting are refused: an experiment needs none, and a few bytes of aliases can
 * grow into gigabytes.
 */
final class YamlParser {
  private static final int MAX_DEPTH = 16;
  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

  private final Place source;
  private final Mistakes mistakes;
  private final Iterator<Event> events;
  private final CoreScalarResolver resolver = new CoreScalarResolver(false);

  private YamlParser(Place source, String text, Mistakes mistakes) {
    this.source = source;
    this.mistakes = mistakes;
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /** The single document of a text; empty, with a mistake noted, where there is none. */
  static Optional<Tree> parse(Place source, String text, Mistakes mistakes) {
    try {
      return Optional.of(new YamlParser(source, text, mistakes).document());
    } catch (YamlRefused e) {
      mistakes.add(e.place(), "", e.getMessage());
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(mark -> place(source, mark)).orElse(source);
      mistakes.add(place, "", "not valid YAML: " + oneLine(e.getProblem()));
    } catch (ReaderException e) {
      String before = text.substring(0, Math.min(e.getPosition(), text.length()));
      int line = (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - (before.lastIndexOf('\n') + 1);
      mistakes.add(source.at(line, column), "", "not valid YAML: a control character; remove it");
    } catch (YamlEngineException e) {
      mistakes.add(source, "", "not valid YAML: " + oneLine(e.getMessage()));
    }
    return Optional.empty();
  }

  private static String oneLine(String text) {
    return text == null ? "unknown reason" : text.strip().replaceAll("\\s+", " ");
  }

  private static Place place(Place source, Mark mark) {
    return source.at(mark.getLine(), mark.getColumn());
  }

  private Place place(Event event) {
    return event.getStartMark().map(mark -> place(source, mark)).orElse(source);
  }

  private Tree document() throws YamlRefused {
    events.next(); // start of the stream
    Event first = events.next();
    if (first instanceof StreamEndEvent) {
      return new Leaf(source, null);
    }
    Tree root = node(events.next(), 0);
    events.next(); // end of the document
    Event after = events.next();
    if (!(after instanceof StreamEndEvent)) {
      throw new YamlRefused(place(after), "a second document starts here; keep one in a file");
    }
    return root;
  }

  private Tree node(Event event, int depth) throws YamlRefused {
    refuseReferences(event);
    if (depth > MAX_DEPTH) {
      throw new YamlRefused(place(event), "nested more than " + MAX_DEPTH + " deep; flatten it");
    }
    if (event instanceof ScalarEvent scalar) {
      return new Leaf(place(event), value(scalar));
    }
    return event instanceof SequenceStartEvent ? list(event, depth) : map(event, depth);
  }

  private void refuseReferences(Event event) throws YamlRefused {
    if (event instanceof AliasEvent) {
      throw new YamlRefused(place(event), "aliases (*name) are refused; write the value out");
    }
    if (((NodeEvent) event).getAnchor().isPresent()) {
      throw new YamlRefused(place(event), "anchors (&name) are refused; use extends to share keys");
    }
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof SequenceStartEvent list
                ? list.getTag()
                : ((MappingStartEvent) event).getTag();
    if (tag.isPresent()) {
      throw new YamlRefused(place(event), "tags (!name) are refused; write the plain value");
    }
  }

  private Object value(ScalarEvent scalar) throws YamlRefused {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return text;
    }
    Tag tag = resolver.resolve(text, true);
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      Optional<Object> number =
          tag.equals(Tag.INT) ? Numerals.integer(text) : Numerals.decimal(text);
      return number.orElseThrow(
          () ->
              new YamlRefused(
                  place(scalar), "expected a finite number; a limit is switched off with none"));
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return tag.equals(Tag.NULL) ? null : text;
  }

  private Sequence list(Event start, int depth) throws YamlRefused {
    List<Tree> items = new ArrayList<>();
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Sequence(place(start), items);
  }

  private Branch map(Event start, int depth) throws YamlRefused {
    Map<String, Branch.Entry> entries = new LinkedHashMap<>();
    for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
      refuseReferences(key);
      if (!(key instanceof ScalarEvent name)) {
        throw new YamlRefused(place(key), "expected a key; found a map or a list");
      }
      Branch.Entry entry = new Branch.Entry(place(key), node(events.next(), depth + 1));
      Branch.Entry earlier = entries.putIfAbsent(name.getValue(), entry);
      if (earlier != null) {
        mistakes.add(
            place(key),
            "",
            "key "
                + new Leaf(place(key), name.getValue()).found()
                + " is given twice; first in line "
                + earlier.key().line()
                + "; remove one");
      }
    }
    return new Branch(place(start), entries);
  }
}

package incnas.pipeline;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as a map of plain values, for fingerprints: equal settings, equal maps. */
final class Definition {
  private Definition() {}

  static Map<String, Object> of(Record settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      try {
        map.put(component.getName(), plain(component.getAccessor().invoke(settings)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return map;
  }

  private static Object plain(Object value) {
    if (value instanceof Record record) {
      return of(record);
    } else if (value instanceof Optional<?> optional) {
      return optional.map(Definition::plain).orElse("");
    } else if (value instanceof List<?> list) {
      return list.stream().map(Definition::plain).toList();
    } else if (value instanceof Double number && number.isInfinite()) {
      return "none";
    }
    return value;
  }
}

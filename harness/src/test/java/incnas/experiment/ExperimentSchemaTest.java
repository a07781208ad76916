package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ExperimentSchemaTest {
  private static final ExperimentSchema SCHEMA = ExperimentSchema.load();

  /** Components that a file says otherwise: the scale is chosen, weights stand in one list. */
  private static final Map<String, String> SAID_AS =
      Map.of("zenWeight", "weights", "entropyWeight", "weights", "last", "final");

  private static final Set<String> NOT_IN_FILE = Set.of("scale", "score");

  @TempDir private Path folder;

  static Stream<Arguments> sections() {
    return Stream.of(
        Arguments.of(Experiment.class, ""),
        Arguments.of(Row.class, "rows"),
        Arguments.of(SampleSettings.class, "sample"),
        Arguments.of(TruthSettings.class, "truths"),
        Arguments.of(CorrelationSettings.class, "correlation"),
        Arguments.of(ScoreSettings.class, "rows"),
        Arguments.of(SearchSettings.class, "search"),
        Arguments.of(ScreenSettings.class, "search.screen"),
        Arguments.of(FinalSettings.class, "search.final"),
        Arguments.of(MutationSettings.class, "search.mutation"),
        Arguments.of(LimitSettings.class, "search.limits"),
        Arguments.of(TrainSettings.class, "train"),
        Arguments.of(AugmentSettings.class, "train.augment"),
        Arguments.of(ResizedCropSettings.class, "train.augment.resized-crop"),
        Arguments.of(ErasingSettings.class, "train.augment.erasing"),
        Arguments.of(CenterCropSettings.class, "train.augment.center-crop"),
        Arguments.of(DistillationSettings.class, "train.distillation"),
        Arguments.of(ExportSettings.class, "export"),
        Arguments.of(EvaluateSettings.class, "evaluate"));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everyRecordComponentHasDescribedKey(Class<?> record, String section) {
    JsonNode properties = section(section).path("properties");
    for (RecordComponent component : record.getRecordComponents()) {
      if (!NOT_IN_FILE.contains(component.getName())) {
        JsonNode property = property(properties, component.getName());
        assertThat(property.path("title").asString("")).as(component.toString()).isNotBlank();
        assertThat(property.path("description").asString("")).as(component.toString()).isNotBlank();
      }
    }
  }

  private static JsonNode property(JsonNode properties, String component) {
    String key = kebab(SAID_AS.getOrDefault(component, component));
    JsonNode nested = properties.path("limits").path("properties").path(key);
    return SCHEMA.resolved(properties.has(key) ? properties.path(key) : nested);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static JsonNode section(String address) {
    JsonNode section = SCHEMA.root();
    for (String key : address.isEmpty() ? new String[0] : address.split("\\.")) {
      section = SCHEMA.resolved(section.path("properties").path(key));
    }
    return section.has("items") ? SCHEMA.resolved(section.path("items")) : section;
  }

  @Test
  void schemaIsValidByItsMetaSchema() {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaSchema.validate(SCHEMA.root().toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void defaultsPassTheSchema() {
    Mistakes mistakes = new Mistakes(List.of());
    Branch version = Branch.empty(Place.DEFAULT);
    Branch.Entry one = new Branch.Entry(Place.DEFAULT, new Leaf(Place.DEFAULT, 1L));
    new SchemaCheck(SCHEMA, mistakes)
        .check(version.with("version", one).overlaidWith(SCHEMA.defaults()));
    mistakes.throwIfAny();
  }

  @Test
  void everyDefaultOfWhatIsOffIsPinned() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(
        file,
        """
        version: 1
        title: T
        rows: [{label: a, proxy: zen}]
        train: {augment: {resized-crop: {}, erasing: {}}}
        """);
    AugmentSettings augment = ExperimentReader.read(file, null, List.of()).train().augment();
    assertThat(augment.resizedCrop())
        .contains(new ResizedCropSettings(0, 0, List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)));
    assertThat(augment.erasing())
        .contains(new ErasingSettings(0.5, List.of(0.02, 0.33), List.of(0.3, 3.3), 10));
  }

  @Test
  void everyDefaultIsPinned() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "version: 1\ntitle: T\nrows: [{label: a, proxy: zen}]\n");
    double none = Double.POSITIVE_INFINITY;
    ScoreSettings score =
        new ScoreSettings("zen", "official-code", 64, 1, "gaussian", 0.01, "", 0, 0, false);
    MutationSettings mutation =
        new MutationSettings(
            "uniform",
            10,
            2,
            List.of(2.5, 2.0, 1.5, 1.25, 1.0, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5),
            List.of(-2, -1, 0, 1, 2),
            "official-code",
            6,
            3);
    LimitSettings limits = new LimitSettings("zennas-budget", "official-code", 18, none, none, 0.5);
    assertThat(ExperimentReader.read(file, null, List.of()))
        .isEqualTo(
            new Experiment(
                1,
                "x",
                "T",
                "x",
                "",
                List.of(1L),
                List.of(Row.led("a", score, RowLimits.NONE)),
                Optional.empty(),
                List.of(),
                new CorrelationSettings(1000, true),
                Optional.empty(),
                new SearchSettings(
                    "A",
                    Optional.empty(),
                    32,
                    100,
                    96000,
                    256,
                    1,
                    "full",
                    new ScreenSettings(3, 256, 0.01),
                    0,
                    new FinalSettings(8, 32),
                    mutation,
                    limits),
                new TrainSettings(
                    List.of("cifar10"),
                    0,
                    0,
                    true,
                    "refuse",
                    "zennas",
                    false,
                    1440,
                    5,
                    64,
                    0.1,
                    256,
                    0.9,
                    true,
                    5e-4,
                    0.1,
                    0,
                    0.1,
                    1e-3,
                    "kaiming-fan-out",
                    new AugmentSettings(
                        4,
                        true,
                        Optional.empty(),
                        "none",
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        new CenterCropSettings(1, 0)),
                    Optional.empty(),
                    1,
                    "float32",
                    "channels-first",
                    "auto"),
                new ExportSettings(false),
                new EvaluateSettings(250, 1e-3, 0.999)));
  }

  @Test
  void defaultsOfDistillationArePinned() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(
        file,
        """
        version: 1
        title: T
        rows: [{label: a, proxy: zen}]
        train:
          distillation: {teacher: a.onnx}
        """);
    assertThat(ExperimentReader.read(file, null, List.of()).train().distillation())
        .contains(
            new DistillationSettings("a.onnx", "network", List.of(), List.of(16, 32), 1, 1, 1));
  }
}

package incnas.cli;

import incnas.augment.CenterCrop;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.data.LoadOptions;
import incnas.data.Normalization;
import incnas.data.RawImages;
import incnas.data.Source;
import incnas.evaluate.Evaluation;
import incnas.evaluate.Evaluator;
import incnas.evaluate.OnnxClassifier;
import incnas.evaluate.OnnxOptions;
import incnas.export.OnnxModel;
import incnas.export.Provenance;
import incnas.run.AtomicFile;
import incnas.run.Json;
import incnas.run.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The accuracy of any ONNX classifier on the test images of a data set. */
@Command(
    name = "evaluate",
    description = {
      "Evaluates an ONNX image classifier on a data set's test images, through ONNX Runtime.",
      "Models that incnas exported carry their data set and normalization; for others, name them."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final int CHANNELS = 3;

  @Parameters(paramLabel = "MODEL.onnx", description = "One input [N, 3, H, W], one row of logits.")
  private Path model;

  @Option(names = "--dataset", paramLabel = "NAME", description = "See 'incnas doctor'.")
  private String dataset;

  @Mixin private DataOptions data;

  @Option(
      names = "--mean",
      split = ",",
      paramLabel = "M",
      description =
          "Per channel, on the 0..1 scale; by default the model's own, else the data set's.")
  private List<Float> mean;

  @Option(names = "--sd", split = ",", paramLabel = "S", description = "As --mean.")
  private List<Float> sd;

  @Option(
      names = "--side",
      paramLabel = "PIXELS",
      description = {
        "Side of the square that is cut from the middle of each image; by default as the model",
        "was tested in training, else the whole image. A folder of pictures needs it."
      })
  private Integer side;

  @Option(
      names = "--share",
      paramLabel = "S",
      description =
          "Share of the shorter side that the square covers, such as 0.875; with --side 1 by"
              + " default.")
  private Double share;

  @Option(
      names = "--images",
      defaultValue = "0",
      paramLabel = "N",
      description = "The first N test images; all by default.")
  private int images;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "250",
      description = "Images per pass; ${DEFAULT-VALUE} by default.")
  private int batch;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (batch < 1 || images < 0) {
      throw new UserError(
          "--batch is " + batch + " and --images " + images + "; they must be at least 1 and 0");
    }
    Provenance origin = OnnxModel.read(model).provenance();
    Dataset set = load(origin);
    Normalization normalization = normalization(origin, set);
    CenterCrop crop = crop(origin, set);
    Evaluation evaluation;
    try (OnnxClassifier classifier = OnnxClassifier.open(model, OnnxOptions.REPRODUCIBLE)) {
      Batches batches = Batches.evaluation(set.test(), normalization, crop, batch);
      evaluation = Evaluator.evaluate(classifier, batches.iterator());
    }
    print(set, normalization, crop, evaluation);
    return Exit.FINE;
  }

  private Dataset load(Provenance origin) {
    String name =
        Optional.ofNullable(dataset)
            .or(() -> origin.fact(Provenance.DATA_SET))
            .orElseThrow(
                () ->
                    new UserError(
                        model
                            + " does not say which data set it was trained on; add --dataset, one"
                            + " of "
                            + String.join(", ", Datasets.names())));
    Dataset set =
        Datasets.load(
            name,
            data.directory().orElse(null),
            new LoadOptions(data.acceptsUnofficial()).testOnly(true));
    if (images > set.test().count()) {
      throw new UserError(
          "--images is "
              + images
              + ", but "
              + name
              + " has only "
              + set.test().count()
              + " test images");
    }
    return images == 0 ? set : set.withTest(set.test().first(images));
  }

  private Normalization normalization(Provenance origin, Dataset set) {
    if ((mean == null) != (sd == null)) {
      throw new UserError("--mean and --sd belong together: give both, or neither");
    }
    if (mean != null) {
      return numbers(
          "--mean and --sd", mean.stream().map(String::valueOf), sd.stream().map(String::valueOf));
    }
    Optional<String> ownMean = origin.fact(Provenance.MEAN);
    Optional<String> ownSd = origin.fact(Provenance.SD);
    return ownMean.isPresent() && ownSd.isPresent()
        ? numbers(
            model + ": the normalization in its metadata",
            Stream.of(ownMean.get().split(",")),
            Stream.of(ownSd.get().split(",")))
        : set.normalization();
  }

  /** As asked for, or as the model was tested in training, or else the images as they are. */
  private CenterCrop crop(Provenance origin, Dataset set) {
    if (side == null && share != null) {
      throw new UserError("--share needs --side: say both, such as --side 224 --share 0.875");
    }
    if (side != null) {
      try {
        return new CenterCrop(share == null ? 1 : share, side, side);
      } catch (IllegalArgumentException e) {
        throw new UserError(
            "--side is %d and --share %s; they must be at least 1, and above 0 and at most 1"
                .formatted(side, share == null ? "1" : share),
            e);
      }
    }
    String fact = origin.fact(Provenance.CENTER_CROP).orElseGet(() -> whole(set));
    try {
      String[] words = fact.split(",", -1);
      return new CenterCrop(
          Double.parseDouble(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new UserError(
          model + ": the centre crop in its metadata cannot be read: '" + fact + "'", e);
    }
  }

  private String whole(Dataset set) {
    if (!(set.test() instanceof RawImages raw)) {
      throw new UserError(
          "%s does not say how pictures are cut; add --side, such as --side 224 --share 0.875"
              .formatted(model));
    }
    return "1," + raw.width() + "," + raw.width();
  }

  private static Normalization numbers(String what, Stream<String> means, Stream<String> sds) {
    try {
      Float[] m = means.map(Float::valueOf).toArray(Float[]::new);
      Float[] s = sds.map(Float::valueOf).toArray(Float[]::new);
      if (m.length != CHANNELS || s.length != CHANNELS) {
        throw new UserError(what + ": 3 numbers each are needed, one per colour channel");
      }
      return new Normalization(new float[] {m[0], m[1], m[2]}, new float[] {s[0], s[1], s[2]});
    } catch (IllegalArgumentException e) {
      throw new UserError(what + ": " + e.getMessage(), e);
    }
  }

  private void print(
      Dataset set, Normalization normalization, CenterCrop crop, Evaluation evaluation) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("model", model.toString());
    facts.put("sha256", AtomicFile.sha256(model));
    facts.put("engine", evaluation.engine());
    facts.put("dataset", set.name());
    facts.put("top1", evaluation.top1());
    facts.put("top5", evaluation.top5());
    facts.put("n", evaluation.n());
    facts.put("mean", normalization.mean());
    facts.put("sd", normalization.sd());
    facts.put("share", crop.share());
    facts.put("side", crop.side());
    facts.put("reduced", crop.reduced());
    facts.put("sources", set.sources().stream().map(EvaluateCommand::source).toList());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.ordered(facts));
    } else {
      out.printf(
          "%s on %d test images of %s: top-1 %.2f %%, top-5 %.2f %% (%s)%n",
          model,
          evaluation.n(),
          set.name(),
          100 * evaluation.top1(),
          100 * evaluation.top5(),
          evaluation.engine());
    }
    out.flush();
  }

  private static Map<String, Object> source(Source source) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", source.file());
    facts.put("sha256", source.sha256());
    facts.put("official", source.official());
    return facts;
  }
}

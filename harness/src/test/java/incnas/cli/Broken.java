package incnas.cli;

import java.util.List;

/**
 * A command line that cannot work.
 *
 * @param line arguments; a word with {@code @} names a file in the test's folder
 * @param says what its error message must name
 */
record Broken(int code, List<String> line, List<String> says) {
  static final String NET = "SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,1,8,1)";

  /** A case of wrong input, exit code 2. */
  static Broken of(String line, String... says) {
    return new Broken(Exit.INVALID, List.of(line.split(" +")), List.of(says));
  }

  Broken exits(int otherCode) {
    return new Broken(otherCode, line, says);
  }

  @Override
  public String toString() {
    return String.join(" ", line);
  }

  static List<Broken> numbers() {
    return List.of(
        of("cost --structure " + NET + " --resolution 0", "--resolution is 0", "1 to 4096"),
        of("cost --structure " + NET + " --resolution 1", "--resolution 1", "strides"),
        of("cost --structure " + NET + " --resolution -32", "--resolution is -32"),
        of("cost --structure " + NET + " --resolution 5000", "must be 1 to 4096"),
        of("cost --structure " + NET + " --resolution x", "'x' is not a whole number", "--help"),
        of("cost --structure " + NET + " --resolution 1e2", "'1e2' is not a whole number"),
        of("cost --structure " + NET + " --classes 0", "--classes is 0"),
        of("cost --structure " + NET + " --classes 2000000", "must be 1 to 1000000"),
        of("cost --structure " + NET + " --profile nobody", "'nobody'", "known: official-code"),
        of("score --structure " + NET + " --proxy nobody", "'nobody'", "known: zen"),
        of("score --structure " + NET + " --proxy zen --batch 0", "batch is 0"),
        of("score --structure " + NET + " --proxy zen --batch 70000", "batch is 70000", "65536"),
        of("score --structure " + NET + " --proxy zen --draws -1", "draws is -1", "must be 1 to"),
        of("score --structure " + NET + " --proxy zen --seed 1.5", "'1.5' is not a whole number"),
        of("score --structure " + NET + " --proxy zen --gamma 0", "--gamma is 0.0", "positive"),
        of("score --structure " + NET + " --proxy zen --gamma NaN", "--gamma is NaN"),
        of("score --structure " + NET + " --proxy zen --weights 1,1", "--weights", "incorporated"),
        of("score --structure " + NET + " --proxy te-nas", "ranks a population", "te-ntk"),
        of("score --structure " + NET + " --proxy zen --dataset patterns", "--dataset", "leave it"),
        of("score --structure " + NET + " --proxy naswot --dataset mnist", "unknown data set"),
        of(
            "score --structure " + NET + " --proxy naswot --dataset patterns --resolution 16",
            "images of 32x32",
            "set the resolution to 32"),
        of("cost --structure " + NET + " --profile original", "reads proxies alone"),
        of("score --structure " + NET + " --proxy incorporated", "--normalization", "--weights"),
        of(
            "score --structure " + NET + " --proxy incorporated --normalization ln --weights 1,1",
            "'ln'",
            "known: log, sqrt, identity"),
        of(
            "score --structure " + NET + " --proxy incorporated --normalization log --weights a,1",
            "--weights",
            "'a' is not a number"),
        of(
            "score --structure " + NET + " --proxy incorporated --normalization log --weights -1,1",
            "weights must be positive"),
        of("score --structure SuperConvK1BNRELU(3,999999,1,1) --proxy zen --batch 60000", "GiB"),
        of("score --structure SuperConvK1BNRELU(3,999999,1,1) --proxy zen --batch 1", "2 GiB"));
  }

  static List<Broken> structures() {
    String net = "cost --structure ";
    return List.of(
        of(net + "SuperResK3K3(8,16,1,8,1", "character 13", "not closed"),
        of(net + "SuperResK3K4(8,16,1,8,1)", "character 1", "unknown block 'SuperResK3K4'"),
        of(net + "SuperResK3K3(8,16,1,8)", "expected 5 numbers", "found 4"),
        of(net + "SuperResK3K3(8,x,1,8,1)", "'x' is not a number"),
        of(net + "SuperResK3K3(8,16,0,8,1)", "stride is 0"),
        of(net + "SuperConvK3BNRELU(3,9999999,1,1)", "character 21", "999999"),
        of(net + NET + "rest", "character 51", "expected a block"),
        of(net + "SuperConvK7BNRELU(999999,999999,1,1) --resolution 4096", "too large to count"),
        of("score --proxy zen --structure SuperConvK3BNRELU(3,8,1,1)SuperConvK3BNRELU(9,8,1,1)")
            .names("does not chain", "takes 9 channels", "--rechain"));
  }

  private Broken names(String... words) {
    return new Broken(code, line, List.of(words));
  }

  static List<Broken> usage() {
    return List.of(
        of("", "no command"),
        of("rnu", "unknown command 'rnu'", "known: run"),
        of("ls runs --jsno", "unknown option '--jsno'", "--json"),
        of("cost", "--structure"),
        of("cost --structure " + NET + " rest", "'rest'", "too many"),
        of("ls", "WHAT"),
        of("ls nothing", "'nothing'", "known: proxies"),
        of("validate @none.yaml", "none.yaml: no such experiment file"),
        of("run @tiny.yaml --workers 0", "--workers is 0"),
        of("run @tiny.yaml --workers two", "'two' is not a whole number"),
        of("run @tiny.yaml --label ../up", "--label ../up", "letters"),
        of("run @tiny.yaml --label paper", "taken"),
        of("run @tiny.yaml --scale huge", "unknown scale 'huge'", "known: tiny"),
        of("run @tiny.yaml --data @nowhere", "nowhere", "no such directory"),
        of("run @tiny.yaml --results @text.txt", "text.txt", "choose a results directory"),
        of("run @tiny.yaml --set train.device=gpu --results @results", "GPU", "set device")
            .exits(Exit.STAGE_FAILED));
  }

  static List<Broken> experiments() {
    return List.of(
        of("validate @empty.yaml", "empty.yaml", "version: 1"),
        of("validate @binary.yaml", "binary.yaml", "UTF-8"),
        of("validate @open.yaml", "open.yaml:2:1", "not valid YAML"),
        of("validate @future.yaml", "future.yaml:1:10", "version 1"),
        of("validate @typo.yaml", "typo.yaml:12:3", "did you mean 'iterations'"),
        of("run @gap.yaml", "gap.yaml:10:12: search.initial", "takes 9 channels"),
        of("run @tiny.yaml --set words", "--set words", "key=value"),
        of("run @tiny.yaml --set search.iterations=-1", "from 1 to", "found -1"),
        of("run @tiny.yaml --set search.nothing=1", "search.nothing", "unknown key"),
        of("run @tiny.yaml --set search={", "not valid YAML"),
        of("run @tiny.yaml --set rows.0.proxy=nobody", "nobody"),
        of("run @tiny.yaml --set search.resolution=64", "32x32", "search.resolution"),
        of("run @tiny.yaml --set train.train-images=9999999", "has only 8000"));
  }

  static List<Broken> dataSets() {
    String ten = "run @tiny.yaml --results @results --set train.datasets=[cifar10] --data ";
    String fashion =
        "run @tiny.yaml --results @results --set train.datasets=[fashion-mnist] --data ";
    return List.of(
        of(ten + "@none", "cifar-10-batches-bin", "--download"),
        of(ten + "@cut", "data_batch_1.bin", "30730000"),
        of(ten + "@zeros", "data_batch_1.bin", "--accept-unofficial-data"),
        of(ten + "@label --accept-unofficial-data", "data_batch_1.bin", "label"),
        of(ten + "@archive", "cifar-10-binary.tar.gz"),
        of(fashion + "@idx", "train-images-idx3-ubyte"),
        of("evaluate @none.onnx --dataset patterns", "none.onnx", "no such file"),
        of("evaluate @empty.yaml --dataset patterns", "not an ONNX model"),
        of("evaluate @binary.yaml --dataset patterns", "not an ONNX model"),
        of("evaluate @tiny.yaml --dataset patterns", "not an ONNX model"),
        of("evaluate @tiny.yaml --batch 0", "--batch is 0"));
  }

  static List<Broken> pictures() {
    String photo = "augment @photo.png --out @o.png ";
    String box = photo + "--op crop-resize --size 8x8 --box ";
    String sheet = "augment @tiny.yaml --out @o.png ";
    return List.of(
        of("augment @photo.png", "--out"),
        of(photo, "is an image", "--op", "shear-x"),
        of(photo + "--op shear-z --magnitude 1", "'shear-z'", "did you mean 'shear-x'", "invert"),
        of(photo + "--op shear-x", "needs --magnitude", "-0.3 to 0.3"),
        of(photo + "--op rotate", "needs --magnitude", "0 to 30"),
        of(photo + "--op invert --magnitude 1", "takes no --magnitude"),
        of(photo + "--op posterize --magnitude 4.5", "posterize", "4.5", "1 to 8"),
        of(photo + "--op rotate --magnitude NaN", "rotate", "finite"),
        of(photo + "--op rotate --magnitude much", "'much' is not a number"),
        of(photo + "--op rotate --magnitude 1 --box 0,0,1,1", "takes no --box"),
        of(photo + "--op invert --count 3", "--count", "leave it out"),
        of(photo + "--op crop-resize", "needs --size"),
        of(photo + "--op crop-resize --size 8", "--size 8", "32x32"),
        of(photo + "--op crop-resize --size 8x0", "--size 8x0"),
        of(photo + "--op crop-resize --size 99999x99999", "too large"),
        of(photo + "--op crop-resize --size 8x8 --filter cubic", "'cubic'", "mean 'bicubic'"),
        of(photo + "--op crop-resize --size 8x8 --magnitude 1", "takes no --magnitude"),
        of(box + "0,0,31,20", "outside the image", "30x20"),
        of(box + "-1,0,30,20", "--box -1,0,30,20", "inside the image"),
        of(box + "5,0,5,20", "is empty"),
        of(box + "5,0,5", "left,top,right,bottom"),
        of("augment @none.png --op invert --out @o.png", "none.png", "no such file"),
        of("augment @none --op invert --out @o.png", "directory"),
        of("augment @half.png --op invert --out @o.png", "half.png", "damaged"),
        of("augment @deep.png --op invert --out @o.png", "deep.png", "16 bits"),
        of("augment @text.png --op invert --out @o.png", "text.png", "not an image"),
        of("augment @tiny.yaml --op invert --out @o.png", "tiny.yaml", "not an image"),
        of("augment @photo.png --op invert --out @o.jpg", "o.jpg", "PNG"),
        of("augment @photo.png --op invert --out @text.txt/o.png", "cannot write", "o.png"),
        of(sheet + "--magnitude 1", "--magnitude", "add --op"),
        of(sheet + "--count 0", "--count is 0"),
        of(sheet + "--count 400", "--count is 400", "only 320"),
        of(sheet + "--epoch 3", "--epoch is 3", "1 to 2"),
        of(sheet + "--dataset pattern", "'pattern'", "did you mean 'patterns'"),
        of(sheet + "--set train.datasets=none", "trains nothing"),
        of(sheet + "--set search.resolution=48", "32x32", "resized-crop"),
        of("augment @none.yaml --out @o.png", "none.yaml", "no such experiment"));
  }

  static List<Broken> tables() {
    String with = "compare @good.csv ";
    return List.of(
        of(with + "@none.csv", "none.csv", "no such file"),
        of(with + "@ragged.csv", "ragged.csv:3", "3 cells"),
        of(with + "@empty.yaml", "empty.yaml:1", "empty"),
        of(with + "@binary.yaml", "binary.yaml", "UTF-8"),
        of(with + "@twice.csv", "twice.csv:3", "same proxy"),
        of(with + "@columns.csv", "columns.csv:1", "two columns"),
        of(with + "@quote.csv", "quote.csv:2", "quotes"),
        of(with + "@good.csv --tolerance much", "--tolerance much", "not a number"),
        of(with + "@good.csv --tolerance z=1", "no such number column", "x"),
        of(with + "@good.csv --out @text.txt/out.csv", "cannot write", "out.csv"));
  }
}

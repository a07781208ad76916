package incnas.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A folder of files that are wrong, each in its own way. */
record BrokenFolder(Path path) {
  private static final int RECORDS = 10_000;
  private static final int RECORD = 3073;

  static BrokenFolder in(Path path) throws IOException {
    BrokenFolder folder = new BrokenFolder(path);
    folder.experiments();
    folder.tables();
    folder.dataSets();
    folder.pictures();
    return folder;
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(path.resolve(name).getParent());
    Files.writeString(path.resolve(name), text);
  }

  private void experiments() throws IOException {
    write("tiny.yaml", TinyExperiment.YAML);
    write("gap.yaml", TinyExperiment.YAML.replace("SuperResK3K3(8,16", "SuperResK3K3(9,16"));
    write("typo.yaml", TinyExperiment.YAML.replace("iterations", "iteratons"));
    write("empty.yaml", "");
    write("open.yaml", "rows: [1\n");
    write("future.yaml", "version: 9\n");
    write("text.txt", "a text\n");
    byte[] noise = new byte[5000];
    new SplittableRandom(1).nextBytes(noise);
    Files.write(path.resolve("binary.yaml"), noise);
  }

  private void tables() throws IOException {
    write("good.csv", "proxy,x\na,1\nb,2\n");
    write("head.csv", "proxy,x\n");
    write("ragged.csv", "proxy,x\na,1\nb,2,3\n");
    write("twice.csv", "proxy,x\na,1\na,2\n");
    write("columns.csv", "proxy,proxy\na,1\n");
    write("quote.csv", "proxy,x\na,\"1\n");
  }

  private void pictures() throws IOException {
    Path whole = Png.write(path.resolve("photo.png"), BufferedImage.TYPE_INT_RGB, 30, 20);
    Png.cut(path.resolve("half.png"), whole);
    Png.greys(path.resolve("deep.png"), DataBuffer.TYPE_USHORT, 1, 2, 3);
    write("text.png", "no picture\n");
  }

  private void dataSets() throws IOException {
    Files.createDirectories(path.resolve("none"));
    write("cut/cifar-10-batches-bin/data_batch_1.bin", "cut");
    zeros("zeros", 0);
    zeros("label", 10);
    write("archive/cifar-10-binary.tar.gz", "no archive");
    for (String name : new String[] {"train-images-idx3", "train-labels-idx1"}) {
      write("idx/fashion-mnist/" + name + "-ubyte.gz", "no gzip");
    }
    for (String name : new String[] {"t10k-images-idx3", "t10k-labels-idx1"}) {
      write("idx/fashion-mnist/" + name + "-ubyte.gz", "no gzip");
    }
  }

  /** CIFAR-10 of black images, with one label set; the files take no room on disk. */
  private void zeros(String name, int label) throws IOException {
    Path folder = Files.createDirectories(path.resolve(name).resolve("cifar-10-batches-bin"));
    Files.write(folder.resolve("batches.meta.txt"), "airplane\n".getBytes(UTF_8));
    for (int batch = 1; batch <= 6; batch++) {
      String file = batch == 6 ? "test_batch.bin" : "data_batch_" + batch + ".bin";
      try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
        sparse.setLength((long) RECORDS * RECORD);
        if (batch == 1) {
          sparse.seek(7L * RECORD);
          sparse.write(label);
        }
      }
    }
  }
}

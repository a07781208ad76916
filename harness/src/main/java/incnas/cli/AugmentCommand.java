package incnas.cli;

import incnas.augment.Picture;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** To look at an augmentation before it is trained with. */
@Command(
    name = "augment",
    description = {
      "Applies one operation to an image (--op), as Pillow does, byte for byte;",
      "or draws a sheet of just what the training of an experiment sees in an epoch."
    },
    mixinStandardHelpOptions = true)
final class AugmentCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "An image with --op; else an experiment file, or the name of a shipped one.")
  private String file;

  @Mixin private OperationOptions operation;

  @Mixin private SheetOptions sheet;

  @Option(
      names = "--out",
      paramLabel = "OUT.png",
      required = true,
      description = "The picture to write.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PictureFile.requirePng(out);
    if (operation.isGiven()) {
      refuse(SheetOptions.NAMES, "belongs to a sheet of an experiment, not to --op; leave it out");
      Picture picture = operation.apply(() -> PictureFile.read(Path.of(file)));
      write(picture, picture.width() + "x" + picture.height());
    } else {
      if (PictureFile.isNamed(Path.of(file))) {
        throw new UserError(
            file
                + ": is an image; add --op, one of "
                + String.join(", ", OperationOptions.operations()));
      }
      refuse(OperationOptions.NAMES, "belongs to an operation on an image; add --op");
      SheetOptions.Sheet drawn = sheet.draw(file);
      write(drawn.picture(), drawn.says());
    }
    return Exit.FINE;
  }

  private void refuse(List<String> names, String why) {
    for (String name : names) {
      if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
        throw new UserError(name + " " + why);
      }
    }
  }

  private void write(Picture picture, String says) {
    PictureFile.write(picture, out);
    spec.commandLine().getOut().println(out + ": " + says);
  }
}

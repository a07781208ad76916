package incnas.cli;

import incnas.run.Environment;
import picocli.CommandLine.IVersionProvider;

/** The version line. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"incnas " + Environment.version()};
  }
}

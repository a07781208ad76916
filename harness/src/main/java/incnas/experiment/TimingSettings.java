package incnas.experiment;

import java.util.List;

/**
 * How the time of a score is measured: trials of the rows take turns on each network.
 *
 * @param against label of the row whose time the others' are divided by
 * @param trials timed scores per row and network
 * @param warmUp scores per row and network that come first and do not count
 * @param resamples bootstrap resamples of the trials behind each 95 % interval of a ratio
 */
public record TimingSettings(
    List<TimedNetwork> networks, String against, int trials, int warmUp, int resamples) {
  public TimingSettings {
    networks = List.copyOf(networks);
  }
}

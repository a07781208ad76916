package incnas.experiment;

import java.util.List;

/** Mean and standard deviation of each of three channels, of pixels scaled to 0..1. */
public record NormalizeSettings(List<Double> mean, List<Double> sd) {
  public NormalizeSettings {
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
  }
}

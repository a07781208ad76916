package incnas.pipeline;

import incnas.correlate.Column;
import incnas.correlate.Contrast;
import incnas.correlate.Correlation;
import incnas.experiment.Row;
import incnas.experiment.TruthSettings;
import java.util.Optional;

/**
 * What holding one proxy against one truth under one seed gave.
 *
 * @param column the proxy's scores
 * @param contrast to the published scores of the same proxy, where there are some
 * @param seconds per network, mean over the networks
 */
record HeldProxy(
    TruthSettings truth,
    Row row,
    long seed,
    Column column,
    Correlation correlation,
    Optional<Contrast> contrast,
    double seconds) {}

package incnas.train;

import incnas.run.Progress;
import incnas.run.Stop;

/**
 * How a training is carried out; nothing here changes its result.
 *
 * @param gpu number of the GPU, from 0, where the settings ask for one
 * @param loaders threads that make batches ahead of the step that takes them
 * @param stop whether it should save and end
 */
public record Conduct(int gpu, int loaders, Stop stop, Listener listener, Progress progress) {}

package incnas.experiment;

import java.util.Set;
import java.util.TreeSet;

/** Proxies, data sets and structure strings are ones that the program knows. */
record VocabularyCheck(Vocabulary vocabulary) implements ResolvedCheck {
  private static final String GAUSSIAN = "gaussian";

  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    for (Branch row : ResolvedCheck.rows(experiment)) {
      String label = row.scalar(String.class, "label").orElse("?");
      row.at("proxy")
          .ifPresent(
              proxy ->
                  proxy(
                      proxy,
                      experiment.at("truths").isPresent(),
                      "rows." + label + ".proxy",
                      mistakes));
      estimate(row, experiment, "rows." + label + ".proxy", mistakes);
      row.at("images").ifPresent(images -> images(images, "rows." + label + ".images", mistakes));
      structure(row, "structure", "rows." + label + ".structure", mistakes);
    }
    experiment.at("score", "images").ifPresent(images -> images(images, "score.images", mistakes));
    if (experiment.at("train", "datasets").orElse(null) instanceof Sequence datasets) {
      for (Tree dataset : datasets.items()) {
        known(dataset, "data set", vocabulary.datasets(), "train.datasets", mistakes);
      }
    }
    if (experiment.at("timing", "networks").orElse(null) instanceof Sequence networks) {
      for (Tree item : networks.items()) {
        if (item instanceof Branch network) {
          String label = network.scalar(String.class, "label").orElse("?");
          structure(network, "structure", "timing.networks." + label + ".structure", mistakes);
        }
      }
    }
    experiment
        .at("search")
        .filter(Branch.class::isInstance)
        .ifPresent(search -> structure((Branch) search, "initial", "search.initial", mistakes));
  }

  private void proxy(Tree proxy, boolean held, String address, Mistakes mistakes) {
    if (!(proxy instanceof Leaf leaf
        && leaf.value() instanceof String name
        && vocabulary.rankings().contains(name))) {
      known(proxy, "proxy", vocabulary.proxies(), address, mistakes);
    } else if (!held) {
      mistakes.add(
          proxy.place(),
          address,
          name + " ranks a population, so it cannot lead a search; hold it against truths");
    }
  }

  /** A search that estimates needs proxies with a closed form; only searches estimate. */
  private void estimate(Branch row, Branch experiment, String address, Mistakes mistakes) {
    String fidelity = experiment.scalar(String.class, "search", "fidelity").orElse("");
    boolean estimates =
        fidelity.equals(SearchSettings.STAGED) || fidelity.equals(SearchSettings.CLOSED_FORM);
    row.scalar(String.class, "proxy")
        .filter(proxy -> estimates && experiment.at("truths").isEmpty())
        .filter(vocabulary.proxies()::contains)
        .filter(proxy -> !vocabulary.estimated().contains(proxy))
        .ifPresent(
            proxy ->
                mistakes.add(
                    row.at("proxy").orElse(row).place(),
                    address,
                    "%s has no closed form, which 'fidelity: %s' estimates by; say 'fidelity: full'"
                        .formatted(proxy, fidelity)));
  }

  private static void known(
      Tree word, String what, Set<String> words, String address, Mistakes mistakes) {
    if (word instanceof Leaf leaf
        && leaf.value() instanceof String name
        && !words.isEmpty()
        && !words.contains(name)) {
      String hint = Nearest.hint(name, new TreeSet<>(words));
      mistakes.add(leaf.place(), address, "unknown " + what + " " + leaf.found() + hint);
    }
  }

  private void images(Tree images, String address, Mistakes mistakes) {
    if (!(images instanceof Leaf leaf && GAUSSIAN.equals(leaf.value()))) {
      known(images, "data set", vocabulary.datasets(), address, mistakes);
    }
  }

  private void structure(Branch section, String key, String address, Mistakes mistakes) {
    section
        .scalar(String.class, key)
        .filter(text -> !text.equals(ExperimentDecoder.SPACES_OWN))
        .flatMap(vocabulary.structureMistake())
        .ifPresent(text -> mistakes.add(section.at(key).orElse(section).place(), address, text));
  }
}

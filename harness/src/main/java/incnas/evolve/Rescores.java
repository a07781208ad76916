package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.run.Journal;
import incnas.run.UserError;
import incnas.run.Workers;
import incnas.score.Score;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Further scores of members, in the order in which they are asked for; a journal keeps them, and
 * whoever asks the same again after a restart has them from there.
 */
final class Rescores implements AutoCloseable {
  private final Path file;
  private final Workers pool;
  private final List<Entry> known = new ArrayList<>();
  private final Journal<Entry> journal;
  private int asked;

  Rescores(Path file, Workers pool) {
    this.file = file;
    this.pool = pool;
    this.journal = Journal.open(file, Entry.class, 1, known::add);
  }

  /** A score for each member, every member's randomness its own. */
  List<Score> of(List<Member> members, Scorer scorer, Seed seed) {
    List<Future<Score>> pending = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      boolean there = asked + i < known.size();
      pending.add(
          there
              ? null
              : pool.submit(
                  () -> scorer.score(member.architecture(), own(seed, member.architecture()))));
    }
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < members.size(); i++, asked++) {
      scores.add(
          pending.get(i) == null
              ? found(members.get(i))
              : kept(members.get(i), Workers.await(pending.get(i))));
    }
    return scores;
  }

  private static Seed own(Seed seed, Architecture network) {
    return seed.derive(network.structure());
  }

  private Score kept(Member member, Score score) {
    journal.append(Entry.of(member.iteration(), member.architecture().structure(), score));
    return score;
  }

  private Score found(Member member) {
    Entry entry = known.get(asked);
    if (!entry.structure().equals(member.architecture().structure())) {
      throw new UserError(
          file
              + ": line "
              + (asked + 1)
              + " does not belong to this search, which asks for "
              + member.architecture().structure()
              + "; run with --fresh to begin again");
    }
    return entry.score();
  }

  @Override
  public void close() {
    journal.close();
  }
}

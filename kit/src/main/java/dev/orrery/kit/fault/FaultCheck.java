package dev.orrery.kit.fault;

import dev.orrery.kit.crash.Boundary;
import dev.orrery.kit.play.Chorus;
import dev.orrery.kit.play.Part;
import dev.orrery.kit.play.Take;
import dev.orrery.kit.play.Undisturbed;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Every write of every story meets each of a few faults once, three to a play, all plays side by
 * side. Afterwards the same operator does as before, though nobody can ask how it is set.
 */
public final class FaultCheck implements Check {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Far more than anybody needs who waits between two tries of those few seconds. */
  private static final int MOST_TRIES = 25;

  /** So many faults befall one play: no more, or nobody could tell which one did harm. */
  private static final int BLOWS = 3;

  private static final String OVERLOADED = "meets an overloaded server";
  private static final String CONFLICTS = "conflicts";

  private static final Map<String, Fault> FAULTS =
      new TreeMap<>(
          Map.of(
              CONFLICTS,
              new Fault.Answer(409, "Conflict", null),
              OVERLOADED,
              new Fault.Answer(503, "ServiceUnavailable", null),
              "loses its reply",
              new Fault.ReplyLost(),
              "gets half a reply",
              new Fault.HalfReply(),
              "is carried out and told to have failed",
              new Fault.FailedAfterCommit()));

  @Override
  public String name() {
    return "fault-matrix";
  }

  @Override
  public List<String> run(Ground ground) {
    Map<String, Take> references = Undisturbed.of(ground);
    List<Part> parts = parts(references, ground.seed());
    ground.progress(parts.size() + " plays side by side");
    try (Operators operators = Operators.steady(ground.lane(), ground.seed());
        Chorus chorus = new Chorus(ground.lane(), operators, PATIENCE, Honesty::lies);
        Chorus encore = new Chorus(ground.lane(), operators, PATIENCE, Honesty::lies)) {
      chorus.play(parts);
      List<String> wrong = new ArrayList<>(chorus.judge(take -> judge(take, references)));
      if (wrong.isEmpty()) {
        encore.play(afterwards());
        wrong.addAll(encore.judge(take -> judge(take, references)));
      }
      if (operators.started() > 1) {
        wrong.add("the operator ended");
      }
      return wrong;
    }
  }

  private static List<Part> afterwards() {
    Rule unreadable =
        Rule.always(
            "unreadable",
            CallMatch.verbs(Verb.GET, Verb.LIST).of("controlplanes"),
            new Fault.Answer(500, "InternalError", null));
    return Stories.beside().stream()
        .map(story -> new Part(story, "after many faults", _ -> List.of(unreadable)))
        .toList();
  }

  private static List<String> judge(Take take, Map<String, Take> references) {
    List<String> wrong = new ArrayList<>(busy(take));
    wrong.addAll(take.wrong(references.getOrDefault(take.story(), take)));
    return wrong;
  }

  /** Of the writes of one name the first and the last: what comes last is never made good. */
  private static List<Boundary> ends(List<Boundary> all) {
    return all.stream()
        .filter(each -> each.occurrence() == 0 || !all.contains(each.next()))
        .toList();
  }

  /** One fault at one write of a story. */
  private record Blow(Story story, Boundary boundary, String name, Fault fault) {

    Rule in(String namespace) {
      return new Rule(
          toString(),
          boundary.match().in(namespace),
          fault,
          boundary.occurrence(),
          name.equals(OVERLOADED) ? Integer.MAX_VALUE : 1,
          1);
    }

    @Override
    public String toString() {
      return boundary + " " + name;
    }
  }

  /** Each fault at each write once; in which story, the seed decides. */
  private static List<Part> parts(Map<String, Take> references, Seed seed) {
    Map<String, List<Blow>> byWrite = new TreeMap<>();
    for (Story story : Stories.beside()) {
      Take reference = references.get(story.scenario().value());
      List<Boundary> all = reference == null ? List.of() : Boundary.writes(reference.passed());
      for (Boundary boundary : ends(all)) {
        String which = boundary.occurrence() == 0 ? "first" : "last";
        FAULTS.forEach(
            (name, fault) -> {
              if (befalls(name, boundary)) {
                byWrite
                    .computeIfAbsent(
                        boundary.point() + boundary.target() + which + name, _ -> new ArrayList<>())
                    .add(new Blow(story, boundary, name, fault));
              }
            });
      }
    }
    RandomGenerator random = seed.random("faults");
    List<Blow> chosen =
        new ArrayList<>(
            byWrite.values().stream().map(some -> some.get(random.nextInt(some.size()))).toList());
    Collections.shuffle(chosen, Random.from(random));
    return together(chosen).stream().map(FaultCheck::part).toList();
  }

  /** A few to a play, each at another write. */
  private static List<List<Blow>> together(List<Blow> blows) {
    List<List<Blow>> plays = new ArrayList<>();
    for (Blow blow : blows) {
      plays.stream()
          .filter(play -> play.size() < BLOWS && play.getFirst().story().equals(blow.story()))
          .filter(
              play ->
                  play.stream()
                      .noneMatch(other -> other.boundary().point().equals(blow.boundary().point())))
          .findFirst()
          .orElseGet(
              () -> {
                plays.add(new ArrayList<>());
                return plays.getLast();
              })
          .add(blow);
    }
    return plays;
  }

  private static Part part(List<Blow> blows) {
    String names = blows.stream().map(Blow::toString).collect(Collectors.joining(", "));
    return new Part(
        blows.getFirst().story(),
        names,
        namespace -> blows.stream().map(blow -> blow.in(namespace)).toList());
  }

  /** No server answers a creation with a conflict when there is nothing of that name. */
  private static boolean befalls(String fault, Boundary boundary) {
    return !(fault.equals(CONFLICTS) && boundary.point().contains(".create-"));
  }

  private static List<String> busy(Take take) {
    Map<String, Long> tries =
        take.passed().stream()
            .filter(entry -> entry.call().verb().write())
            .collect(
                Collectors.groupingBy(
                    entry -> Boundary.point(entry.call()), Collectors.counting()));
    return tries.entrySet().stream()
        .filter(each -> each.getValue() > MOST_TRIES)
        .map(
            each -> take.part() + ": " + each.getKey() + " was tried " + each.getValue() + " times")
        .toList();
  }
}

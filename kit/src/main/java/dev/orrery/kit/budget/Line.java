package dev.orrery.kit.budget;

import dev.orrery.kube.disruption.ClaimListing;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.ClaimView;
import dev.orrery.kube.disruption.Claims;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Ledger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One process's line to the server. Each call hands the baton on first; then the process may crash
 * before or after it, its answer may be lost, it may arrive much later, or it may read old things.
 */
final class Line implements Claims, Register<Ledger>, Brake {

  private final World world;
  private final ModelServer server;
  private final ClaimProcessRef self;
  private final Supplier<Baton.Runner> runner;

  /** The claim that this process believes in, as of its last sign of life that it knows of. */
  @Nullable SeenClaim believed;

  private long signAt;
  private String signed = "";

  Line(World world, ClaimProcessRef self, Supplier<Baton.Runner> runner) {
    this.world = world;
    this.server = world.server;
    this.self = self;
    this.runner = runner;
  }

  ClaimProcessRef self() {
    return self;
  }

  /** Whether what it believes in cannot have been taken from it. */
  boolean confident() {
    SeenClaim claim = believed;
    return claim != null
        && server.nanos - signAt < claim.ttl().toNanos()
        && !server.wasTakenOver(claim.claim().uid(), self.identity());
  }

  /** Whether the time of its last sign of life that it knows of is over. */
  boolean overdue() {
    SeenClaim claim = believed;
    return claim != null && server.nanos - signAt >= claim.ttl().toNanos();
  }

  /** Whether it gave a sign of life for this claim in time, and knows it. */
  boolean rightlyCountsOn(SeenClaim claim) {
    return signed.equals(claim.claim().uid())
        && server.nanos - signAt < claim.ttl().toNanos()
        && !server.wasTakenOver(signed, self.identity());
  }

  @Override
  public Entry<Ledger> read() {
    return call(RegisterUnavailableException::new, () -> server.ledger(world.age()));
  }

  @Override
  public @Nullable Entry<Ledger> swap(Ledger value, Entry<Ledger> seen) {
    return call(RegisterUnavailableException::new, () -> server.swap(value, seen));
  }

  @Override
  public @Nullable Declared declare(ClaimRequest request) {
    return sign(
        () -> {
          SeenClaim made = server.create(request, self);
          if (made != null) {
            return new Declared(made, false);
          }
          SeenClaim there = server.find(request.name());
          return there == null ? null : new Declared(there, true);
        },
        declared -> declared != null && !declared.adopted() ? declared.claim().claim().uid() : "");
  }

  @Override
  public ClaimListing list() {
    return ask(() -> server.list(world.age()));
  }

  @Override
  public boolean own(SeenClaim claim) {
    return ask(
        () -> {
          SeenClaim there = look(claim);
          return there != null
              && there.claim().uid().equals(claim.claim().uid())
              && there.process().identity().equals(self.identity());
        });
  }

  @Override
  public boolean show(SeenClaim claim, ClaimView view) {
    return sign(
        () -> server.show(claim, view.held(), view.renewals(), self),
        there -> there ? claim.claim().uid() : "");
  }

  @Override
  public void repair(SeenClaim claim, ClaimView view) {
    ask(() -> server.repair(claim));
  }

  @Override
  public boolean remove(SeenClaim claim) {
    SeenClaim look = ask(() -> look(claim));
    return ask(
        () -> server.delete(claim, look, now -> now.process().identity().equals(self.identity())));
  }

  @Override
  public boolean removeUnrenewed(SeenClaim claim) {
    SeenClaim look = ask(() -> look(claim));
    return ask(
        () -> {
          boolean removed = server.delete(claim, look, now -> now.sameSign(claim));
          if (removed) {
            world.judgeEnd(claim);
          }
          return removed;
        });
  }

  @Override
  public String engaged() {
    return ask(() -> server.stop == null ? "" : server.stop);
  }

  @Override
  public BudgetTerms terms() {
    return ask(() -> new BudgetTerms(server.limits, server.windows, server.stop));
  }

  /** The claim as a list of some age has it. */
  private @Nullable SeenClaim look(SeenClaim claim) {
    return server.list(world.age()).claims().stream()
        .filter(there -> there.claim().name().equals(claim.claim().name()))
        .findFirst()
        .orElse(null);
  }

  private <T extends @Nullable Object> T sign(Supplier<T> act, Function<T, String> uid) {
    long sent = server.nanos;
    T answer = ask(act);
    if (!uid.apply(answer).isEmpty()) {
      signAt = sent;
      signed = uid.apply(answer);
    }
    return answer;
  }

  private <T extends @Nullable Object> T ask(Supplier<T> act) {
    return call(BudgetUnavailableException::new, act);
  }

  private <T extends @Nullable Object> T call(
      Function<String, ? extends RuntimeException> lost, Supplier<T> act) {
    runner.get().handOn();
    world.pass();
    return switch (world.fate()) {
      case CRASH_BEFORE -> throw new Crash();
      case CRASH_AFTER -> {
        var _ = act.get();
        throw new Crash();
      }
      case LOST_BEFORE -> throw lost.apply("never arrived");
      case LOST_AFTER -> {
        var _ = act.get();
        throw lost.apply("the answer was lost");
      }
      case LATE -> {
        world.later(act);
        throw lost.apply("no answer yet");
      }
      case ANSWERED -> {
        // Between the act and its answer others have their turns.
        T answer = act.get();
        world.judge();
        runner.get().handOn();
        world.pass();
        yield answer;
      }
    };
  }
}

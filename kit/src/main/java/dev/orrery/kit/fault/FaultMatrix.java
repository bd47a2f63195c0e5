package dev.orrery.kit.fault;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.subject.NotReadyException;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plays many cells at a time: each lane has one operator for each role, with a proxy of its own,
 * and the roles do not meet.
 */
public final class FaultMatrix {

  private final List<Cell> cells;
  private final int lanes;
  private final Seed seed;
  private final Consumer<String> progress;

  /**
   * For these cells.
   *
   * @param lanes clusters side by side, two cells at a time in each
   * @param progress is told a line for each cell
   */
  public FaultMatrix(List<Cell> cells, int lanes, Seed seed, Consumer<String> progress) {
    this.cells = List.copyOf(cells);
    this.lanes = lanes;
    this.seed = seed;
    this.progress = progress;
  }

  /** Plays all of them, the longest first. */
  public List<CellResult> run() throws InterruptedException {
    Map<RoleName, Queue<Cell>> open = new EnumMap<>(RoleName.class);
    for (RoleName role : RoleName.values()) {
      open.put(
          role,
          cells.stream()
              .filter(cell -> cell.probe().role() == role)
              .sorted(Comparator.comparingInt(Cell::seconds).reversed())
              .collect(java.util.stream.Collectors.toCollection(ConcurrentLinkedQueue::new)));
    }
    List<CellResult> results = Collections.synchronizedList(new ArrayList<>());
    List<Lane> started = new ArrayList<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 1; i <= lanes; i++) {
        Lane lane = Lane.start("fault" + i);
        started.add(lane);
        open.values()
            .forEach(queue -> running.add(threads.submit(() -> play(lane, queue, results))));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a lane failed: " + failed.getCause(), failed);
    } finally {
      started.forEach(Lane::close);
    }
    return List.copyOf(results);
  }

  private CellResult play(Lane lane, Cell cell) {
    try (CellRun run = new CellRun(lane, cell.probe(), seed)) {
      return run.play(cell);
    } catch (NotReadyException e) {
      return CellResult.unplayed(cell, String.valueOf(e.getMessage()));
    }
  }

  private void play(Lane lane, Queue<Cell> open, List<CellResult> results) {
    for (Cell cell = open.poll(); cell != null; cell = open.poll()) {
      CellResult result = play(lane, cell);
      results.add(result);
      progress.accept(result.toString());
    }
  }
}

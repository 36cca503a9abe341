package com.shop.playground.wire;

import com.shop.playground.shop.Service;
import com.shop.playground.wire.Boundary.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Records the boundaries that are reached, and kills the process that reaches a chosen one. */
public final class CrashPoints implements Watcher {
  private final Killer killer;
  private final List<String> reached = new ArrayList<>();
  private Optional<CrashPoint> planned = Optional.empty();
  private Optional<String> victim = Optional.empty();
  private Optional<Disturbance> disturbance = Optional.empty();

  /**
   * Something to do whenever any process has passed a boundary.
   *
   * @param boundary its name
   */
  public record Disturbance(String boundary, Runnable event) {}

  /** Ends a process at once (SIGKILL). */
  public interface Killer {
    void kill(String process);
  }

  /**
   * A side of a boundary, found by watching.
   *
   * @param boundary its name
   * @param occurrence 1 for the first time that it is reached
   * @param side at which the process dies
   */
  public record CrashPoint(String boundary, int occurrence, Side side) {
    /** Whose process reaches this point. */
    public Service service() {
      return Service.of(boundary.substring(0, boundary.indexOf(' ')));
    }

    @Override
    public String toString() {
      String which = occurrence == 1 ? "" : " (no. " + occurrence + ")";
      return side.name().toLowerCase(Locale.ROOT) + ": " + boundary + which;
    }
  }

  public CrashPoints(Killer killer) {
    this.killer = killer;
  }

  /** Forgets what has been reached, and plans a crash at the given point if there is one. */
  public synchronized void begin(Optional<CrashPoint> point) {
    reached.clear();
    victim = Optional.empty();
    planned = point;
  }

  /** Sets what happens at boundaries from now on. */
  public synchronized void disturb(Optional<Disturbance> by) {
    disturbance = by;
  }

  /** Every point reached since the last plan, each boundary with both of its sides. */
  public synchronized List<CrashPoint> points() {
    List<CrashPoint> points = new ArrayList<>();
    for (int i = 0; i < reached.size(); i++) {
      int occurrence = Collections.frequency(reached.subList(0, i + 1), reached.get(i));
      points.add(new CrashPoint(reached.get(i), occurrence, Side.BEFORE));
      points.add(new CrashPoint(reached.get(i), occurrence, Side.AFTER));
    }
    return points;
  }

  /** The process that died at the planned point; empty if none reached it. */
  public synchronized Optional<String> victim() {
    return victim;
  }

  @Override
  public boolean passes(Boundary boundary, Side side) {
    if (side == Side.AFTER) {
      disturbance()
          .filter(d -> d.boundary().equals(boundary.name()))
          .ifPresent(d -> d.event().run());
    }
    if (!kills(boundary, side)) {
      return true;
    }
    killer.kill(boundary.process());
    return false;
  }

  private synchronized Optional<Disturbance> disturbance() {
    return disturbance;
  }

  private synchronized boolean kills(Boundary boundary, Side side) {
    if (side == Side.BEFORE) {
      reached.add(boundary.name());
    }
    int occurrence = Collections.frequency(reached, boundary.name());
    CrashPoint here = new CrashPoint(boundary.name(), occurrence, side);
    if (!planned.equals(Optional.of(here))) {
      return false;
    }
    planned = Optional.empty();
    victim = Optional.of(boundary.process());
    return true;
  }
}

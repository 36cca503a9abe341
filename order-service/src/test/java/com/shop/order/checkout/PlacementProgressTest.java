package com.shop.order.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.order.Order;
import com.shop.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacementProgressTest {
  private final PlacementProgress progress = new PlacementProgress();

  @Test
  void anOrderThatWasReportedAsNotStoredIsNeverCommitted() {
    assertEquals(503, assertThrows(Problem.class, progress::atDeadline).status());

    assertThrows(Problem.class, progress::beforeCommit);
  }

  @Test
  void thereIsNoAnswerDuringTheCommit() {
    progress.beforeCommit();

    assertEquals(Optional.empty(), progress.atDeadline());
  }

  @Test
  void aCommittedOrderIsInProgress() {
    PlacementResult.InProgress result = new PlacementResult.InProgress(order(), false);
    progress.beforeCommit();
    progress.stored(result);

    assertEquals(Optional.of(result), progress.atDeadline());
  }

  @Test
  void theOrderOfAnEarlierRequestIsInProgress() {
    PlacementResult.InProgress replay = new PlacementResult.InProgress(order(), true);
    progress.stored(replay);

    assertEquals(Optional.of(replay), progress.atDeadline());
  }

  private static Order order() {
    return Order.place(
        UUID.randomUUID(), UUID.randomUUID(), List.of(), "card", null, null, null, Instant.now());
  }
}

package com.shop.order;

import com.shop.platform.Times;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Reads and locks orders. */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

  /** Reads the order as last committed, and locks its row until the transaction ends. */
  public Order lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Locks an order without waiting.
   *
   * @return empty if another transaction has locked it, or if there is no such order
   */
  public Optional<Order> lockIfFree(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .firstResultOptional();
  }

  /**
   * Takes orders whose driver's lease has ended. Replicas that call this at the same time get
   * different orders, as each skips rows that another has locked. An order that was taken is not
   * due again before the new lease ends, so it is continued even if this replica dies with it.
   *
   * @param failedBefore whether to take orders that have failed before, or the others
   */
  public List<UUID> takeOverdue(boolean failedBefore, int max, Instant leaseEnd) {
    @SuppressWarnings("unchecked")
    List<byte[]> ids =
        getEntityManager()
            .createNativeQuery(
                """
                SELECT id FROM orders WHERE continue_at <= :now AND (tries > 0) = :failed
                ORDER BY continue_at LIMIT :max FOR UPDATE SKIP LOCKED""")
            .setParameter("now", Times.now())
            .setParameter("failed", failedBefore)
            .setParameter("max", max)
            .getResultList();
    if (!ids.isEmpty()) {
      getEntityManager()
          .createNativeQuery("UPDATE orders SET continue_at = :end WHERE id IN (:ids)")
          .setParameter("end", leaseEnd)
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return ids.stream().map(OrderRepository::uuid).toList();
  }

  /** Counts the open orders that have failed so often that a person should look at them. */
  public long countStuck() {
    // Reads open orders only, through the index on continue_at.
    return count("continueAt IS NOT NULL AND tries >= ?1", Order.STUCK_AFTER);
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}

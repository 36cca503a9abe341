package com.shop.order;

import com.shop.platform.Times;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The orders, by the ways in which they are looked for. */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

  /** The order as last committed, its row locked until the transaction ends. */
  public Order lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Takes orders whose driver is overdue. Replicas that do this at once get different orders, as
   * each skips the rows that another has locked; an order taken is not due again before the lease
   * ends, so that it is carried on even if this replica dies with it.
   *
   * @param failedBefore whether to take those of which a step has failed before, or the others
   */
  public List<UUID> takeOverdue(boolean failedBefore, int most, Instant leaseEnd) {
    @SuppressWarnings("unchecked")
    List<byte[]> ids =
        getEntityManager()
            .createNativeQuery(
                """
                SELECT id FROM orders WHERE continue_at <= :now AND (tries > 0) = :failed
                ORDER BY continue_at LIMIT :most FOR UPDATE SKIP LOCKED""")
            .setParameter("now", Times.now())
            .setParameter("failed", failedBefore)
            .setParameter("most", most)
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

  /** How many orders have failed so often that somebody should look at them. */
  public long countStuck() {
    // Reads the open orders only, by the index on continue_at.
    return count("continueAt IS NOT NULL AND tries >= ?1", Order.STUCK_AFTER);
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}

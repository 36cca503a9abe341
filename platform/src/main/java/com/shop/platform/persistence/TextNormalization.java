package com.shop.platform.persistence;

import com.shop.platform.Nfc;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jboss.logging.Logger;

/**
 * Normalizes text to {@link Nfc} that an earlier version stored as it was entered and that searches
 * would therefore not find. Each table is read twice: the second pass, at least a day after the
 * first, normalizes what replicas of the earlier version wrote during the rolling update.
 *
 * <p>The table's row in {@code text_normalization} holds the position. Each batch locks that row,
 * so that no two replicas work at the same time, and any replica can resume an interrupted pass.
 *
 * <p>Reasons of refunds and of stock adjustments, and the copies of text in orders and
 * reservations, stay unchanged: they are records, and no search reads them.
 */
@ApplicationScoped
public class TextNormalization {
  private static final Logger LOG = Logger.getLogger(TextNormalization.class);
  private static final int BATCH_SIZE = 500;

  private final Session db;
  private final List<NormalizedText> texts;

  TextNormalization(Session db, @All List<NormalizedText> texts) {
    this.db = db;
    this.texts = texts;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  public void run() {
    texts.forEach(this::run);
  }

  /**
   * Normalizes the rest of a table in batches of one short transaction each. Does nothing if no
   * pass is due or while another replica is working.
   */
  private void run(NormalizedText text) {
    Optional<Integer> rows;
    do {
      rows = Transactions.call(() -> position(text).map(after -> normalizeBatch(text, after)));
    } while (rows.filter(count -> count == BATCH_SIZE).isPresent());
    rows.ifPresent(count -> LOG.infof("Text normalization pass completed: %s", text.table()));
  }

  /** Locks the position; empty if no pass is due or another replica has locked it. */
  private Optional<byte[]> position(NormalizedText text) {
    return db.createNativeQuery(
            """
            SELECT after_id FROM text_normalization
            WHERE table_name = :table AND (passes = 0
              OR passes = 1 AND passed_at <= UTC_TIMESTAMP(3) - INTERVAL 1 DAY)
            FOR UPDATE SKIP LOCKED""",
            byte[].class)
        .setParameter("table", text.table())
        .uniqueResultOptional();
  }

  private int normalizeBatch(NormalizedText text, byte[] after) {
    List<Object[]> rows =
        db.createNativeQuery(text.select(), Object[].class)
            .setParameter("after", after)
            .setMaxResults(BATCH_SIZE)
            .getResultList();
    for (Object[] row : rows) {
      List<String> stored = Arrays.asList(Arrays.copyOfRange(row, 1, row.length, String[].class));
      List<String> normalized = text.normalize(stored);
      if (!normalized.equals(stored)) {
        update(text, row[0], stored, normalized);
      }
    }
    if (rows.size() == BATCH_SIZE) {
      progress(text, "after_id = :last")
          .setParameter("last", (byte[]) rows.get(BATCH_SIZE - 1)[0])
          .executeUpdate();
    } else {
      progress(text, "after_id = DEFAULT, passes = passes + 1, passed_at = UTC_TIMESTAMP(3)")
          .executeUpdate();
    }
    return rows.size();
  }

  private void update(
      NormalizedText text, Object id, List<String> stored, List<String> normalized) {
    MutationQuery update = db.createNativeMutationQuery(text.update()).setParameter("id", id);
    for (int i = 0; i < stored.size(); i++) {
      String column = text.columns().get(i).name();
      update.setParameter("old_" + column, stored.get(i), String.class);
      update.setParameter("new_" + column, normalized.get(i), String.class);
    }
    update.executeUpdate();
  }

  private MutationQuery progress(NormalizedText text, String assignments) {
    return db.createNativeMutationQuery(
            "UPDATE text_normalization SET " + assignments + " WHERE table_name = :table")
        .setParameter("table", text.table());
  }
}

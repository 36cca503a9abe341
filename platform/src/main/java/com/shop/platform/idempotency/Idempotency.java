package com.shop.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Idempotency keys, kept in the service's own schema so that a key commits in one transaction with
 * its effect: either both are there after a crash or neither is. Every method but the clean-up is
 * called inside the transaction of the effect.
 */
@ApplicationScoped
public class Idempotency {
  /** Twice what the contract promises. */
  private static final Duration KEPT = Duration.ofHours(48);

  private final EntityManager db;
  private final ObjectMapper json;

  Idempotency(EntityManager db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * Claims the key for this transaction. A second request with the same key waits here, on the
   * primary key's row lock, until the first one's transaction ends; no matter on which replica.
   *
   * @param request the parsed body, compared by what it says and not by how it is written
   * @param subject the id of what this request is about to make
   * @return empty when the key is new and now claimed; otherwise what it has led to
   * @throws Problem 422 {@code idempotency_key_reused} when the earlier body was another
   */
  public Optional<PriorRequest> claim(IdempotencyKey key, Object request, UUID subject) {
    byte[] requestHash = requestHash(request);
    int inserted =
        db.createNativeQuery(
                """
                INSERT IGNORE INTO idempotency_key (id, request_hash, subject_id, created_at)
                VALUES (:id, :hash, :subject, :now)""")
            .setParameter("id", key.hash())
            .setParameter("hash", requestHash)
            .setParameter("subject", subject)
            .setParameter("now", Times.now())
            .executeUpdate();
    return inserted == 1 ? Optional.empty() : Optional.of(earlier(key, requestHash));
  }

  /**
   * As {@link #claim}, but does not wait for a first request that is found in its transaction: for
   * effects that are done in one, where each impatient retry would hold a connection meanwhile. Two
   * that look at the very same moment find none; then the second waits as in {@link #claim}.
   *
   * @throws Problem 409 {@code idempotency_in_progress} while the first request is at work
   */
  public Optional<PriorRequest> claimAtOnce(IdempotencyKey key, Object request, UUID subject) {
    try {
      // A shared lock, which replays do not refuse each other; there is none where there is no row.
      db.createNativeQuery("SELECT 1 FROM idempotency_key WHERE id = :id FOR SHARE NOWAIT")
          .setParameter("id", key.hash())
          .getResultList();
    } catch (PessimisticLockException | LockTimeoutException e) {
      throw new Problem(
          409,
          "idempotency_in_progress",
          "The first request with this Idempotency-Key is still being worked on.");
    }
    return claim(key, request, subject);
  }

  /** Keeps the outcome of the request that made the subject. */
  public void keep(UUID subject, StoredResponse answer) {
    db.createNativeQuery(
            """
            UPDATE idempotency_key SET status = :status, location = :location, body = :body
            WHERE subject_id = :subject AND status IS NULL""")
        .setParameter("status", answer.status())
        .setParameter("location", answer.location())
        .setParameter("body", answer.body())
        .setParameter("subject", subject)
        .executeUpdate();
  }

  /** The outcome of the request that made the subject; empty while it is in flight. */
  public Optional<StoredResponse> answer(UUID subject) {
    List<?> rows =
        db.createNativeQuery(
                """
                SELECT status, location, body FROM idempotency_key
                WHERE subject_id = :subject AND status IS NOT NULL""")
            .setParameter("subject", subject)
            .getResultList();
    return rows.stream().map(row -> stored((Object[]) row, 0)).findFirst();
  }

  /** Deletes keys that have been answered and are older than anyone may rely on. */
  @Scheduled(every = "1h", delayed = "10m", skipExecutionIf = DatabaseStart.class)
  public void forgetTheOld() {
    Transactions.run(
        () ->
            db.createNativeQuery(
                    """
                    DELETE FROM idempotency_key
                    WHERE created_at < :limit AND status IS NOT NULL LIMIT 10000""")
                .setParameter("limit", Times.now().minus(KEPT))
                .executeUpdate());
  }

  private PriorRequest earlier(IdempotencyKey key, byte[] requestHash) {
    Object[] row =
        (Object[])
            db.createNativeQuery(
                    """
                    SELECT request_hash, subject_id, status, location, body
                    FROM idempotency_key WHERE id = :id""")
                .setParameter("id", key.hash())
                .getSingleResult();
    if (!Arrays.equals((byte[]) row[0], requestHash)) {
      throw new Problem(
          422, "idempotency_key_reused", "This Idempotency-Key came with another body before.");
    }
    ByteBuffer subject = ByteBuffer.wrap((byte[]) row[1]);
    return new PriorRequest(
        new UUID(subject.getLong(), subject.getLong()),
        row[2] == null ? Optional.empty() : Optional.of(stored(row, 2)));
  }

  private static StoredResponse stored(Object[] row, int from) {
    return new StoredResponse(
        ((Number) row[from]).intValue(), (String) row[from + 1], (String) row[from + 2]);
  }

  private byte[] requestHash(Object request) {
    try {
      return IdempotencyKey.sha256(json.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

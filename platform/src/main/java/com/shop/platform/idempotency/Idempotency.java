package com.shop.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Ids;
import com.shop.platform.Sha256;
import com.shop.platform.Times;
import com.shop.platform.persistence.Cleanup;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.problem.Problem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Idempotency keys, stored in the service's own schema so that a key commits in one transaction
 * with its effect: after a crash either both exist or neither does. Every method except the
 * clean-up is called inside the transaction of the effect.
 */
@ApplicationScoped
public class Idempotency {
  /** Twice the time that the contract guarantees. */
  private static final Duration RETENTION = Duration.ofHours(48);

  private final EntityManager db;
  private final ObjectMapper json;
  private final Cleanup cleanup;

  Idempotency(EntityManager db, ObjectMapper json, Cleanup cleanup) {
    this.db = db;
    this.json = json;
    this.cleanup = cleanup;
  }

  /**
   * Claims the key for this transaction. A second request with the same key waits here, on the
   * primary key's row lock, until the first one's transaction ends, on whichever replica it runs.
   *
   * @param request the parsed body, compared by its content and not by its formatting
   * @param subject the id of what this request is about to create
   * @throws Problem 422 {@code idempotency_key_reused} when the key came with a different body
   */
  public Claim claim(IdempotencyKey key, Object request, UUID subject) {
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
    return inserted == 1 ? new Claim.New() : claimed(key, requestHash, subject);
  }

  /**
   * As {@link #claim}, but fails at once while the first request's transaction is open: for effects
   * that fit in one transaction, where each impatient retry would hold a connection meanwhile. Two
   * requests that check at the same moment may both pass; then the second waits as in {@link
   * #claim}.
   *
   * @throws Problem 409 {@code idempotency_in_progress} while the first request is in progress
   */
  public Claim claimWithoutWaiting(IdempotencyKey key, Object request, UUID subject) {
    try {
      // A shared lock, so that replays do not block each other; without a row there is no lock.
      db.createNativeQuery("SELECT 1 FROM idempotency_key WHERE id = :id FOR SHARE NOWAIT")
          .setParameter("id", key.hash())
          .getResultList();
    } catch (PessimisticLockException | LockTimeoutException e) {
      throw inProgress();
    }
    return claim(key, request, subject);
  }

  /**
   * Stores the response to the request that created the subject; the first one stored stays.
   *
   * @return whether this one was stored
   */
  public boolean store(UUID subject, StoredResponse response) {
    int stored =
        db.createNativeQuery(
                """
                UPDATE idempotency_key SET status = :status, location = :location, body = :body
                WHERE subject_id = :subject AND status IS NULL""")
            .setParameter("status", response.status())
            .setParameter("location", response.location())
            .setParameter("body", response.body())
            .setParameter("subject", subject)
            .executeUpdate();
    return stored == 1;
  }

  /** The response to the request that created the subject; empty while it is in progress. */
  public Optional<StoredResponse> response(UUID subject) {
    List<?> rows =
        db.createNativeQuery(
                """
                SELECT status, location, body FROM idempotency_key
                WHERE subject_id = :subject AND status IS NOT NULL""")
            .setParameter("subject", subject)
            .getResultList();
    return rows.stream().map(row -> stored((Object[]) row, 0)).findFirst();
  }

  /** Deletes keys that have a response and are older than the contract promises. */
  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  public void deleteExpired() {
    cleanup.delete(
        "idempotency_key",
        "created_at < :limit AND status IS NOT NULL",
        Times.now().minus(RETENTION));
  }

  private Claim claimed(IdempotencyKey key, byte[] requestHash, UUID subject) {
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
          422,
          "idempotency_key_reused",
          "Idempotency-Key was already used with a different request body.");
    }
    UUID claimant = Ids.fromBytes((byte[]) row[1]);
    Optional<StoredResponse> response =
        row[2] == null ? Optional.empty() : Optional.of(stored(row, 2));
    return claimant.equals(subject)
        ? new Claim.Resumed(response)
        : new Claim.Prior(claimant, response);
  }

  private static StoredResponse stored(Object[] row, int from) {
    return new StoredResponse(
        ((Number) row[from]).intValue(), (String) row[from + 1], (String) row[from + 2]);
  }

  static Problem inProgress() {
    return new Problem(
        409,
        "idempotency_in_progress",
        "The first request with this Idempotency-Key is still in progress. Try again later.");
  }

  private byte[] requestHash(Object request) {
    try {
      return Sha256.of(json.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.shop.product.catalogue.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Claim;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.Product;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Adjusts stock on behalf of an admin. The idempotency key, the stock, the adjustment record and
 * the stored response commit in one transaction.
 */
@ApplicationScoped
class StockAdjustments {
  private final Idempotency idempotency;
  private final Stock stock;
  private final ObjectMapper json;

  StockAdjustments(Idempotency idempotency, Stock stock, ObjectMapper json) {
    this.idempotency = idempotency;
    this.stock = stock;
    this.json = json;
  }

  /**
   * @return 200 with the product; 404; 409 {@code insufficient_stock}; or the response of an
   *     earlier request with the same key
   * @throws Problem 400 if the stock would become too large; 409 while an earlier request with the
   *     key is in progress; 422 if it had a different body
   */
  StoredResponse.Outcome adjust(UUID product, StockAdjustment request, IdempotencyKey key) {
    return Transactions.call(
        () -> {
          UUID subject = Ids.next();
          if (idempotency.claimWithoutWaiting(key, request, subject) instanceof Claim.Prior prior) {
            return prior.responseOrInProgress().replayed();
          }
          StoredResponse response = first(product, request, key.path());
          idempotency.store(subject, response);
          return response.first();
        });
  }

  private StoredResponse first(UUID id, StockAdjustment request, String path) {
    Product product = stock.lock(id).orElse(null);
    if (product == null) {
      return StoredResponse.of(json, Problem.notFound(), path);
    }
    if (request.appliedTo(product.available()) < 0) {
      return StoredResponse.of(
          json,
          new Problem(
              409,
              "insufficient_stock",
              "Insufficient stock. Remove at most the available quantity."),
          path);
    }
    stock.adjust(product, request.delta(), request.reason(), Times.now());
    return StoredResponse.of(json, 200, null, product.view());
  }
}

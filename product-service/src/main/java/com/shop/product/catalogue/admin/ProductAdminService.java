package com.shop.product.catalogue.admin;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.IfMatch;
import com.shop.product.catalogue.Product;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Adds, edits and removes products. */
@ApplicationScoped
class ProductAdminService {
  private final ProductAdminRepository products;
  private final Stock stock;

  ProductAdminService(ProductAdminRepository products, Stock stock) {
    this.products = products;
    this.stock = stock;
  }

  /**
   * Adds a product and its initial stock.
   *
   * @throws Problem 409 {@code sku_taken} if a product, even a deleted one, has this SKU
   */
  Product add(NewProduct request) {
    return Transactions.call(
        () -> {
          UUID id = Ids.next();
          Instant now = Times.now();
          Product added =
              products
                  .add(id, request.fields(), request.stock(), now)
                  .orElseThrow(ProductAdminService::skuTaken);
          stock.recordAdjustment(id, request.stock(), "initial stock", now);
          return added;
        });
  }

  /**
   * Edits a product. An edit that changes nothing keeps the version, so that other admins' ETags
   * stay valid.
   *
   * @throws Problem 404; 428 or 412, see {@link IfMatch}; 409 {@code sku_taken}
   */
  Product edit(UUID id, IfMatch ifMatch, ProductFields fields) {
    return Transactions.call(
        () -> {
          Product product = stock.lock(id).orElseThrow(Problem::notFound);
          ifMatch.require(product);
          if (!fields.equals(ProductFields.of(product.view()))
              && !products.update(product, fields, Times.now())) {
            throw skuTaken();
          }
          return product;
        });
  }

  /**
   * Removes a product from the catalogue. Its row remains for the orders that refer to it.
   *
   * @throws Problem 404; 412, see {@link IfMatch}
   */
  void remove(UUID id, IfMatch ifMatch) {
    Transactions.run(
        () -> {
          Product product = stock.lock(id).orElseThrow(Problem::notFound);
          ifMatch.check(product);
          products.remove(product, Times.now());
        });
  }

  private static Problem skuTaken() {
    return new Problem(
        409, "sku_taken", "This SKU is, or was, used by another product. Choose another one.");
  }
}

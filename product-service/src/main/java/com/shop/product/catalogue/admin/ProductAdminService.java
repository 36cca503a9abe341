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

/** What is sold, as admins decide. */
@ApplicationScoped
class ProductAdminService {
  private final ProductAdminRepository products;
  private final Stock stock;

  ProductAdminService(ProductAdminRepository products, Stock stock) {
    this.products = products;
    this.stock = stock;
  }

  /**
   * Adds a product together with its first stock.
   *
   * @throws Problem 409 {@code sku_taken}, also by a product that is deleted
   */
  Product add(NewProduct request) {
    return Transactions.call(
        () -> {
          UUID id = Ids.next();
          Instant now = Times.now();
          Product added =
              products
                  .add(id, request.fields(), request.stock(), now)
                  .orElseThrow(ProductAdminRepository::skuTaken);
          stock.book(id, request.stock(), "initial stock", now);
          return added;
        });
  }

  /**
   * Edits a product. An edit that changes nothing is none: what other admins have seen still holds.
   *
   * @throws Problem 404; 428 or 412 as {@link IfMatch} decides; 409 {@code sku_taken}
   */
  Product edit(UUID id, IfMatch ifMatch, ProductFields fields) {
    return Transactions.call(
        () -> {
          Product product = stock.lock(id).orElseThrow(Problem::notFound);
          ifMatch.require(product);
          if (!fields.equals(ProductFields.of(product.view()))) {
            products.update(product, fields, Times.now());
          }
          return product;
        });
  }

  /**
   * Takes a product out of the catalogue. Its row stays for the orders that name it.
   *
   * @throws Problem 404; 412 as {@link IfMatch} decides
   */
  void remove(UUID id, IfMatch ifMatch) {
    Transactions.run(
        () -> {
          Product product = stock.lock(id).orElseThrow(Problem::notFound);
          ifMatch.check(product);
          products.remove(product, Times.now());
        });
  }
}

package com.shop.product.catalogue;

import com.shop.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * Something that is sold. Read only: stock moves by the conditional updates of {@code Stock}, never
 * by writing back what was read.
 */
@Entity
@Immutable
public class Product {
  @Id private UUID id;

  private String sku;
  private String name;
  private String description;
  private String category;
  private long price;
  private int available;
  private String imageUrl;
  private long version;
  private Instant createdAt;
  private Instant updatedAt;
  private Instant deletedAt;

  protected Product() {}

  public UUID id() {
    return id;
  }

  public String sku() {
    return sku;
  }

  public String name() {
    return name;
  }

  public Money price() {
    return Money.of(price);
  }

  /** How many could be bought when this was read. */
  public int available() {
    return available;
  }

  /** Whether it has left the catalogue; orders placed before keep their lines. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /**
   * Changes with every field that is shown: the version counts the edits, and the stock, which
   * moves without an edit, stands beside it. {@link IfMatch} compares the version only.
   */
  public String entityTag() {
    return version + "-" + available;
  }

  long version() {
    return version;
  }

  Instant createdAt() {
    return createdAt;
  }

  public ProductView view() {
    return new ProductView(
        id, sku, name, description, category, price(), available, imageUrl, createdAt, updatedAt);
  }
}

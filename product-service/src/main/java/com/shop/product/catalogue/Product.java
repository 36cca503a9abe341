package com.shop.product.catalogue;

import com.shop.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A product. Read-only: stock changes through the conditional updates of {@code Stock}, never by
 * writing back a value that was read.
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

  /** The stock available for sale when this was read. */
  public int available() {
    return available;
  }

  /** Whether it was removed from the catalogue. Existing orders keep their lines. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /**
   * Changes with every visible field: the version counts edits; the stock, which changes without an
   * edit, is appended. {@link IfMatch} compares the version only.
   */
  public String entityTag() {
    return entityTag(version, available);
  }

  static String entityTag(long version, int available) {
    return version + "-" + available;
  }

  long version() {
    return version;
  }

  public ProductView view() {
    return new ProductView(
        id, sku, name, description, category, price(), available, imageUrl, createdAt, updatedAt);
  }
}

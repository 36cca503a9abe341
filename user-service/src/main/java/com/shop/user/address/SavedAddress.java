package com.shop.user.address;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.paging.CreatedAtCursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An address in an account's address book. */
@Entity
@Table(name = "address")
class SavedAddress {
  @Id private UUID id;

  @Column(updatable = false)
  private UUID accountId;

  private String recipient;
  private String line1;
  private String line2;
  private String city;
  private String region;
  private String postalCode;
  private String country;

  @Column(updatable = false)
  private Instant createdAt;

  /** For Hibernate. */
  protected SavedAddress() {}

  SavedAddress(UUID accountId, Address address) {
    this.id = Ids.next();
    this.accountId = accountId;
    this.createdAt = Times.now();
    replace(address);
  }

  /** Replaces all fields. */
  void replace(Address address) {
    recipient = address.recipient();
    line1 = address.line1();
    line2 = address.line2();
    city = address.city();
    region = address.region();
    postalCode = address.postalCode();
    country = address.country();
  }

  AddressView view() {
    return new AddressView(id, recipient, line1, line2, city, region, postalCode, country);
  }

  CreatedAtCursor cursor() {
    return new CreatedAtCursor(createdAt, id);
  }
}

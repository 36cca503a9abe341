package com.shop.playground.storefront.page;

/**
 * What a customer enters about where to deliver.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    String recipient, String line1, String postalCode, String city, String country) {

  public Address withRecipient(String recipient) {
    return new Address(recipient, line1, postalCode, city, country);
  }
}

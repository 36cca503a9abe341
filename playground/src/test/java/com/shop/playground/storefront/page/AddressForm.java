package com.shop.playground.storefront.page;

/** The fields of an address, at the checkout and in the account. */
public final class AddressForm extends Page {
  AddressForm(Page around) {
    super(around);
  }

  public void enter(Address address) {
    choose("country", address.country());
    type("recipient", address.recipient());
    type("line1", address.line1());
    type("postalCode", address.postalCode());
    type("city", address.city());
  }

  public Address entered() {
    return new Address(
        value("recipient"), value("line1"), value("postalCode"), value("city"), value("country"));
  }
}

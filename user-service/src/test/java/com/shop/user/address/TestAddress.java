package com.shop.user.address;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Addresses as JSON. */
final class TestAddress {
  private TestAddress() {}

  static Map<String, Object> full() {
    Map<String, Object> address = new HashMap<>();
    address.put("recipient", "Zo\u00eb Example");
    address.put("line1", "1 High Street");
    address.put("line2", "Flat 2");
    address.put("city", "Springfield");
    address.put("region", "Oregon");
    address.put("postalCode", "97477");
    address.put("country", "US");
    return address;
  }

  static Map<String, Object> with(String field, Object value) {
    Map<String, Object> address = full();
    address.put(field, value);
    return address;
  }

  static Map<String, Object> without(String... fields) {
    Map<String, Object> address = full();
    Arrays.asList(fields).forEach(address::remove);
    return address;
  }
}

package com.shop.order.client.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.shop.order.client.RemoteRejectionException;

/** Problems as the other services return them. */
public final class RemoteRejections {
  private RemoteRejections() {}

  public static RemoteRejectionException of(int status, String code) {
    ObjectNode problem = new ObjectMapper().createObjectNode();
    problem.put("status", status).put("code", code).put("detail", "Refused: " + code);
    if (code.equals("insufficient_stock")) {
      problem
          .putArray("shortages")
          .addObject()
          .put("productId", FakeReservations.SOLD_OUT.toString())
          .put("requested", 1)
          .put("available", 0);
    }
    return new RemoteRejectionException(problem);
  }
}

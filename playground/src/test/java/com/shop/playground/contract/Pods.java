package com.shop.playground.contract;

import static io.restassured.RestAssured.given;

import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The services as only the other services reach them. */
final class Pods {
  private Pods() {}

  static URI of(Service service) {
    try {
      return RunningShop.SHOP.pod(service);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request with order-service's own token. */
  static RequestSpecification asOrderService(Service service) {
    return RunningShop.anyone(of(service)).auth().oauth2(serviceToken());
  }

  static String serviceToken() {
    return given()
        .filter(new ContractFilter(RunningShop::contract))
        .baseUri(of(Service.USER).toString())
        .auth()
        .preemptive()
        .basic("order-service", secret())
        .formParam("grant_type", "client_credentials")
        .post("/internal/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private static String secret() {
    try {
      return RunningShop.SHOP.orderServiceClientSecret();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

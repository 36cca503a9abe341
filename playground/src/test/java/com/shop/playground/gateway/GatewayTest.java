package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.database.FreePort;
import com.shop.platform.Covers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

  private static final RouteTable ROUTES =
      new RouteTable(List.of(new Route("api.shop.com", PREFIX, "/user", "user-service")));

  @ParameterizedTest
  @CsvSource({
    "Host: api.shop.com, 200",
    "Host: API.Shop.com, 200",
    "Host: api.shop.com:8080, 200",
    "Host: localhost, 200",
    "Host: localhost:8080, 200",
    "Host: 127.0.0.1:8080, 200",
    "Host: [::1]:8080, 200",
    "Host: evil.example, 404",
    "Host: api.shop.com.evil.example, 404",
    "Host: api.shop.com@evil.example, 404",
    "Host: localhost:8080:8080, 404",
    "Host: localhost:abc, 404",
    "Host: [::1, 404",
    "Host: user-service, 404"
  })
  void onlyTheIngressHostAndLocalhostAreServed(String host, int status) throws IOException {
    try (Replica replica = Replica.saying("hello");
        Gateway gateway = start(replica)) {
      await().until(() -> RawClient.get(gateway.port(), "/user").status() == 200);
      RawMessage answer =
          RawClient.exchange(gateway.port(), "GET /user HTTP/1.1\r\n" + host + "\r\n\r\n");
      assertEquals(status, answer.status());
    }
  }

  @Test
  void aRequestWithoutHostIsRefused() throws IOException {
    try (Replica replica = Replica.saying("hello");
        Gateway gateway = start(replica)) {
      assertEquals(404, RawClient.exchange(gateway.port(), "GET /user HTTP/1.0\r\n\r\n").status());
      assertEquals(400, RawClient.exchange(gateway.port(), "GET /user HTTP/1.1\r\n\r\n").status());
    }
  }

  @Test
  @Covers({"CONV-39", "CONV-58"})
  void ownResponsesAreProblems() throws IOException {
    try (Replica replica = Replica.saying("hello");
        Gateway gateway = start(replica)) {
      RawMessage answer = RawClient.get(gateway.port(), "/internal/\"token\"?secret=1");
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
      assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
      assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
      assertEquals("https://api.shop.com/problems/not_found", problem.get("type").asText());
      assertEquals("Not Found", problem.get("title").asText());
      assertEquals(404, problem.get("status").asInt());
      assertEquals("No route matches this path.", problem.get("detail").asText());
      assertEquals("/internal/\"token\"", problem.get("instance").asText());
      assertEquals("not_found", problem.get("code").asText());
      assertEquals(answer.header("X-Request-Id").orElseThrow(), problem.get("requestId").asText());
      assertEquals(7, problem.size());
    }
  }

  @Test
  void aPortInUseIsReportedAndAllPortsAreClosed() throws IOException {
    int servicePort = FreePort.any();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServicePorts service = new ServicePorts("user-service", servicePort, List.of(1));
      assertEquals(
          "Port " + taken.getLocalPort() + " is already in use.",
          failure(taken.getLocalPort(), List.of(service)));
      new ServerSocket(servicePort).close();
    }
  }

  @Test
  void aPortGivenTwiceIsReported() throws IOException {
    int port = FreePort.any();
    ServicePorts service = new ServicePorts("user-service", port, List.of(1));
    assertEquals("Port " + port + " is already in use.", failure(port, List.of(service)));
  }

  @Test
  void aRouteToAnUnknownServiceIsReported() {
    assertEquals(
        "The Ingress rules route to user-service, which is not given as a service.",
        failure(0, List.of(new ServicePorts("order-service", 0, List.of(1)))));
  }

  @Test
  void aServiceGivenTwiceIsReported() {
    ServicePorts service = new ServicePorts("user-service", 0, List.of(1));
    assertEquals(
        "The service user-service is given more than once.", failure(0, List.of(service, service)));
  }

  private static Gateway start(Replica replica) {
    return Gateway.start(0, ROUTES, List.of(Replica.service("user-service", replica)));
  }

  private static String failure(int port, List<ServicePorts> services) {
    return assertThrows(GatewayException.class, () -> Gateway.start(port, ROUTES, services))
        .getMessage();
  }
}

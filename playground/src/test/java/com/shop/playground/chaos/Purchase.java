package com.shop.playground.chaos;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A customer's record of one order: the request, its key, and each response. */
final class Purchase {
  private static final int ACCEPTED = 202;

  private final String key;
  private final Map<String, Object> order;
  private final String cardNumber;
  private final List<Told> told = new ArrayList<>();
  private final List<Told> toldOfCancelling = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();
  private boolean replayed;

  /**
   * A response.
   *
   * @param code of a problem, or the status of the order
   */
  record Told(int status, String code, String orderId) {
    static Told of(Response answer) {
      boolean problem = answer.statusCode() >= 400;
      return new Told(
          answer.statusCode(),
          answer.path(problem ? "code" : "status"),
          answer.path(problem ? "orderId" : "id"));
    }

    boolean isFinal() {
      return status != ACCEPTED;
    }
  }

  /** A refund by an admin: its key, its amount, and the last status code. */
  record Return(String key, int cents, int status) {}

  Purchase(String key, Map<String, Object> order, String cardNumber) {
    this.key = key;
    this.order = order;
    this.cardNumber = cardNumber;
  }

  String key() {
    return key;
  }

  Map<String, Object> order() {
    return order;
  }

  String cardNumber() {
    return cardNumber;
  }

  void told(Response answer) {
    if (told.isEmpty()) {
      replayed = answer.header("Idempotent-Replayed") != null;
    }
    told.add(Told.of(answer));
  }

  void toldOfCancelling(Response answer) {
    toldOfCancelling.add(Told.of(answer));
  }

  void returned(Return of) {
    returns.removeIf(earlier -> earlier.key().equals(of.key()));
    returns.add(of);
  }

  List<Return> returns() {
    return List.copyOf(returns);
  }

  /** Null until a response has named it. */
  String orderId() {
    return told.isEmpty() ? null : last().orderId();
  }

  boolean isConfirmed() {
    return !told.isEmpty() && last().status() == 201;
  }

  boolean isCancelAsked() {
    return !toldOfCancelling.isEmpty();
  }

  /** Whether another driver than the first request's finished the order. */
  boolean neededRecovery() {
    return !told.isEmpty() && (replayed || !told.get(0).isFinal());
  }

  /** The status that the order must end in, as far as its customer can know. */
  String expectedStatus() {
    if (isCancelAsked()) {
      return toldOfCancelling.get(toldOfCancelling.size() - 1).status() == 200
          ? "CANCELLED"
          : "REJECTED";
    }
    return last().status() == 201 ? "CONFIRMED" : "REJECTED";
  }

  /**
   * What contradicts the record.
   *
   * @param order as the API shows it now
   * @param payments of the order, as the API shows them now
   */
  List<String> contradictions(Response order, Response payments) {
    List<String> found = new ArrayList<>();
    Set<Told> outcomes = new HashSet<>(told.stream().filter(Told::isFinal).toList());
    if (outcomes.size() != 1) {
      found.add("was told different outcomes: " + outcomes);
    }
    if (told.stream().map(Told::orderId).distinct().count() != 1) {
      found.add("one key, several orders: " + told);
    }
    String status = order.path("status");
    if (!expectedStatus().equals(status)) {
      found.add(
          "is " + status + ", but was told " + told + " and of its cancelling " + toldOfCancelling);
    }
    long kept = sum(payments, "amount") - sum(payments, "refunded");
    long total = status.equals("CONFIRMED") ? order.<Integer>path("total.amount") : 0;
    long back = status.equals("CONFIRMED") ? given() : 0;
    if (kept != total - back) {
      found.add("keeps " + kept + " cents of " + total + " with " + back + " given back");
    }
    return found.stream().map(what -> "order " + orderId() + " " + what).toList();
  }

  private long given() {
    return returns.stream().filter(of -> of.status() == 201).mapToLong(Return::cents).sum();
  }

  /** The payments among these that moved money. */
  private static long sum(Response payments, String member) {
    List<Map<String, Object>> items = payments.path("items");
    return items.stream()
        .filter(payment -> !Set.of("DECLINED", "VOIDED").contains(payment.get("status")))
        .map(payment -> (Map<?, ?>) payment.get(member))
        .mapToLong(money -> ((Number) money.get("amount")).longValue())
        .sum();
  }

  private Told last() {
    return told.get(told.size() - 1);
  }
}

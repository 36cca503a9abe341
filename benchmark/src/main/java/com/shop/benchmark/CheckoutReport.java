package com.shop.benchmark;

import static com.shop.benchmark.CheckoutPart.FLOOR;
import static com.shop.benchmark.CheckoutPart.LINES;
import static com.shop.benchmark.CheckoutPart.TYPICAL;
import static com.shop.benchmark.Report.row;

import com.shop.benchmark.Rounds.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The tables of {@link CheckoutPart}.
 *
 * @param idle what the shop does without load
 */
record CheckoutReport(Report report, Usage idle) {

  /**
   * @param results by clients and subject
   * @param allocated KiB for an order, by service
   * @param hot the orders of one product, of each customer
   */
  void orders(
      Map<Integer, Map<String, Result>> results, Map<String, Double> allocated, List<Round> hot) {
    report
        .section("Checkout")
        .paragraph(
            "`POST /order` of one line, and the 13 statements in 6 commits that an order needs at"
                + " least, in bare JDBC on the same MySQL. Ratios are those of neighbouring rounds:"
                + " the median, and the range of all rounds.");
    List<List<String>> table = new ArrayList<>();
    table.add(
        row(
            "clients",
            "",
            "orders/s",
            "to bare JDBC",
            "p50, ms",
            "to bare JDBC",
            "statements",
            "commits"));
    results.forEach(
        (clients, bySubject) ->
            bySubject.forEach(
                (name, result) ->
                    table.add(comparison(clients, name, result, bySubject.get(FLOOR)))));
    report
        .table(table)
        .paragraph("CPU time of an order in ms, at %d clients:".formatted(TYPICAL))
        .table(cpu(results.get(TYPICAL)))
        .paragraph("Allocated for an order: %s.".formatted(kibibytes(allocated)))
        .paragraph(
            "One product that %d customers buy at once: %.1f orders/s; of each customer %s orders, p50 %s ms."
                .formatted(
                    hot.size(),
                    hot.stream().mapToDouble(Round::perSecond).sum(),
                    Spread.of(hot, Round::successes),
                    Spread.of(hot, Round::medianMillis)));
  }

  /**
   * @param results by subject
   * @param allocated KiB for a change of a cart, by service
   */
  void carts(Map<String, Result> results, Map<String, Double> allocated) {
    List<List<String>> table = new ArrayList<>();
    table.add(row("", "requests/s", "p50, ms", "statements", "commits"));
    results.forEach(
        (name, result) ->
            table.add(
                row(
                    result.label(name),
                    Spread.of(result.rounds(), Round::perSecond),
                    Spread.of(result.rounds(), Round::medianMillis),
                    statements(result),
                    commits(result))));
    report
        .paragraph(
            "`PUT /order/cart/items/{productId}`, %d clients, in carts of %d lines:"
                .formatted(TYPICAL, LINES))
        .table(table)
        .paragraph("CPU time of such a request in ms:")
        .table(cpu(results))
        .paragraph("Allocated for it: %s.".formatted(kibibytes(allocated)));
  }

  private static String kibibytes(Map<String, Double> allocated) {
    return allocated.entrySet().stream()
        .map(service -> "%.0f KiB in %s".formatted(service.getValue(), service.getKey()))
        .collect(Collectors.joining(", "));
  }

  private List<String> comparison(int clients, String name, Result result, Result floor) {
    return row(
        clients,
        result.label(name),
        Spread.of(result.rounds(), Round::perSecond),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::perSecond),
        Spread.of(result.rounds(), Round::medianMillis),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::medianMillis),
        statements(result),
        commits(result));
  }

  private String statements(Result result) {
    return "%.1f".formatted(result.usage().without(idle).statements() / result.successes());
  }

  private String commits(Result result) {
    return "%.2f".formatted(result.usage().without(idle).commits() / result.successes());
  }

  /** CPU times for each request, by process and in total. */
  private List<List<String>> cpu(Map<String, Result> results) {
    List<List<String>> table = new ArrayList<>();
    table.add(cells("process", results, (name, result) -> name));
    results.values().iterator().next().usage().cpu().keySet().stream()
        .sorted()
        .forEach(
            process -> table.add(cells(process, results, (name, result) -> cpu(result, process))));
    table.add(cells("all", results, (name, result) -> allCpu(result)));
    table.add(
        cells("of which JIT compilers, at most", results, (name, result) -> compiled(result)));
    return table;
  }

  private static List<String> cells(
      String head, Map<String, Result> results, BiFunction<String, Result, String> cell) {
    List<String> cells = new ArrayList<>(List.of(head));
    results.forEach((name, result) -> cells.add(cell.apply(name, result)));
    return cells;
  }

  private String cpu(Result result, String process) {
    return perRequest(result, result.usage().without(idle).cpu().get(process));
  }

  private String allCpu(Result result) {
    return perRequest(
        result,
        result.usage().without(idle).cpu().values().stream()
            .collect(Collectors.reducing(Duration.ZERO, Duration::plus)));
  }

  private static String compiled(Result result) {
    return perRequest(result, result.usage().compiled());
  }

  private static String perRequest(Result result, Duration time) {
    return "%.2f".formatted(time.toNanos() / 1e6 / result.successes());
  }
}

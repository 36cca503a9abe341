package com.shop.playground.wire;

import com.shop.playground.shop.Program;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All wires of a shop: every URL in a program's environment is replaced by that of a wire that
 * leads there, so that a process connects to nothing unseen.
 */
public final class Wires implements UnaryOperator<Program>, AutoCloseable {
  private static final Pattern URL =
      Pattern.compile("^(?<scheme>jdbc:mysql|http)://(?<host>[^:/]+):(?<port>\\d+)(?<rest>.*)$");
  private static final String SERVICE = "_SERVICE_URL";

  private final Watcher watcher;
  private final Map<String, Wire> wires = new ConcurrentHashMap<>();

  public Wires(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public Program apply(Program program) {
    Map<String, String> environment = new TreeMap<>(program.environment());
    environment.replaceAll((variable, value) -> wired(program.name(), variable, value));
    return program.with(environment);
  }

  /** A wire from an outside client to the shop. */
  public Wire toShop(String who, URI shop) {
    InetSocketAddress exit = new InetSocketAddress(shop.getHost(), shop.getPort());
    return wires.computeIfAbsent(
        who + " " + exit.getPort(),
        key -> new Wire(who, exit, () -> new HttpConversation("shop"), watcher));
  }

  /** All wires, in an order that is the same for the same shop. */
  public List<Wire> all() {
    return new TreeMap<>(wires).values().stream().toList();
  }

  @Override
  public void close() {
    wires.values().forEach(Wire::close);
  }

  private String wired(String process, String variable, String value) {
    Matcher url = URL.matcher(value);
    if (!url.matches()) {
      if (value.startsWith("jdbc:") || value.startsWith("http")) {
        throw new IllegalArgumentException("no wire can lead to " + variable + "=" + value);
      }
      return value;
    }
    InetSocketAddress exit =
        new InetSocketAddress(url.group("host"), Integer.parseInt(url.group("port")));
    boolean database = url.group("scheme").startsWith("jdbc");
    Supplier<Conversation> conversations =
        database ? SqlConversation::new : () -> new HttpConversation(callee(variable));
    Wire wire =
        wires.computeIfAbsent(
            process + " " + variable + " " + exit.getPort(),
            key -> new Wire(process, exit, conversations, watcher));
    return url.group("scheme") + "://127.0.0.1:" + wire.port() + url.group("rest");
  }

  /** Matches variables such as {@code PRODUCT_SERVICE_URL}. */
  private static String callee(String variable) {
    String name = variable.substring(0, variable.length() - SERVICE.length());
    return name.toLowerCase(Locale.ROOT) + "-service";
  }
}

package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which connections are allowed: those of the design, and no others. */
final class NetworkRules {

  /** An endpoint of connections, with its labels and those of its namespace. */
  private record Party(String name, Map<String, String> namespace, Map<String, String> labels) {
    static Party pod(String app) {
      return new Party(app, SHOP, Map.of("app", app));
    }

    static Party monitor(String app) {
      return new Party(app, MONITORING, Map.of("app", app));
    }

    boolean isInShop() {
      return isIn("shop");
    }

    /** Whether the shop's manifests are responsible for it. */
    boolean isOurs() {
      return isInShop() || isIn("monitoring");
    }

    boolean isIn(String namespaceName) {
      return namespaceName.equals(namespace.get(NAME));
    }
  }

  private static final String NAME = "kubernetes.io/metadata.name";
  private static final Map<String, String> SHOP = Map.of(NAME, "shop");

  private static final Map<String, String> MONITORING =
      Map.of(NAME, "monitoring", "shop.com/scraping", "allowed");

  private static final List<String> MONITORED =
      List.of("alertmanager", "grafana", "kube-state-metrics", "blackbox-exporter");

  private static final List<Party> MONITORS =
      Stream.concat(Stream.of("prometheus", "jaeger"), MONITORED.stream())
          .map(Party::monitor)
          .toList();

  private static final List<Party> PARTIES =
      List.of(
          Party.pod("user-service"),
          Party.pod("product-service"),
          Party.pod("order-service"),
          Party.pod("payment-service"),
          Party.pod("mysql"),
          Party.pod("mysql-client"),
          Party.pod("audit"),
          Party.pod("mysqld-exporter"),
          Party.pod("stranger"),
          new Party("ingress", Map.of(NAME, "a", "shop.com/ingress", "allowed"), Map.of()),
          new Party("scraper", Map.of(NAME, "b", "shop.com/scraping", "allowed"), Map.of()),
          new Party("dns", Map.of(NAME, "kube-system"), Map.of("k8s-app", "kube-dns")),
          new Party("databases", Map.of(NAME, "databases"), Map.of()),
          new Party("elsewhere", Map.of(NAME, "c"), Map.of("app", "order-service")));

  /** Of the API server and the kubelets, which run on the nodes: no policy can select them. */
  private static final Set<Integer> NODE_PORTS = Set.of(443, 6443, 8443, 10250);

  private static final Set<Integer> PORTS =
      Set.of(53, 80, 443, 3000, 3306, 4318, 6443, 8080, 8443, 9090, 9104, 10250, 16686);

  private NetworkRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "only the connections of the design are allowed",
            "kube-score pod-networkpolicy, Polaris missingNetworkPolicy",
            NetworkRules::allowed),
        new Rule(
            "Services are reachable inside the cluster only",
            "kube-linter exposed-services",
            manifests ->
                manifests.all(Service.class).stream()
                    .filter(
                        service ->
                            service.getSpec().getType() != null
                                && !Set.of("ClusterIP", "ExternalName")
                                    .contains(service.getSpec().getType()))
                    .map(Manifests::name)
                    .toList()),
        new Rule(
            "Ingresses are portable between controllers",
            "kube-score ingress, ingress-nginx being retired",
            NetworkRules::portable),
        new Rule(
            "trusted proxies are networks",
            "observed at run time: an address without a prefix is resolved as a host name",
            NetworkRules::proxies));
  }

  private static Set<String> connections(Manifests manifests) {
    String database = manifests.haveOwnMySql() ? "mysql" : "databases";
    Set<String> connections = new TreeSet<>();
    List<String> services =
        List.of("user-service", "product-service", "order-service", "payment-service");
    for (String service : services) {
      connections.add("ingress -> " + service + ":8080");
      connections.add("scraper -> " + service + ":8080");
      connections.add(service + " -> " + database + ":3306");
      if (!service.equals("order-service")) {
        connections.add("order-service -> " + service + ":8080");
      }
    }
    connections.add("mysql-client -> " + database + ":3306");
    if (manifests.find(Deployment.class, "audit").isPresent()) {
      connections.add("scraper -> audit:8080");
      connections.add("audit -> " + database + ":3306");
    }
    if (database.equals("mysql")) {
      connections.add("mysql -> mysql:3306");
    }
    PARTIES.stream().filter(Party::isInShop).forEach(p -> connections.add(p.name() + " -> dns:53"));
    if (manifests.find(Deployment.class, "mysqld-exporter").isPresent()) {
      connections.add("scraper -> mysqld-exporter:9104");
      connections.add("mysqld-exporter -> " + database + ":3306");
    }
    if (hasMonitoring(manifests)) {
      addMonitoring(connections, services);
    }
    return connections;
  }

  private static boolean hasMonitoring(Manifests manifests) {
    return manifests.find(Namespace.class, "monitoring").isPresent();
  }

  private static void addMonitoring(Set<String> connections, List<String> services) {
    List.copyOf(connections).stream()
        .filter(connection -> connection.startsWith("scraper ->"))
        .forEach(connection -> connections.add(connection.replace("scraper", "prometheus")));
    services.forEach(service -> connections.add(service + " -> jaeger:4318"));
    connections.add("grafana -> prometheus:9090");
    connections.add("grafana -> jaeger:16686");
    connections.add("blackbox-exporter -> ingress:443");
    connections.add("blackbox-exporter -> ingress:8443");
    MONITORS.forEach(monitor -> connections.add(monitor.name() + " -> dns:53"));
    for (int port : PORTS) {
      MONITORED.forEach(monitor -> connections.add("prometheus -> " + monitor + ":" + port));
    }
    for (int port : NODE_PORTS) {
      for (Party party : PARTIES) {
        if (!party.isInShop()) {
          connections.add("prometheus -> " + party.name() + ":" + port);
          if (port != 10250) {
            connections.add("kube-state-metrics -> " + party.name() + ":" + port);
          }
        }
      }
    }
  }

  private static List<String> allowed(Manifests manifests) {
    List<NetworkPolicy> policies = manifests.all(NetworkPolicy.class);
    Set<String> allowed = new TreeSet<>();
    List<Party> parties = new ArrayList<>(PARTIES);
    if (hasMonitoring(manifests)) {
      parties.addAll(MONITORS);
    }
    for (Party from : parties) {
      for (Party to : parties) {
        for (int port : PORTS) {
          if ((from.isOurs() || to.isOurs())
              && allowsEgress(policies, from, to, port)
              && allowsIngress(policies, from, to, port)) {
            allowed.add(from.name() + " -> " + to.name() + ":" + port);
          }
        }
      }
    }
    Set<String> connections = connections(manifests);
    List<String> violations = new ArrayList<>();
    connections.stream()
        .filter(a -> !allowed.contains(a))
        .forEach(a -> violations.add("missing " + a));
    allowed.stream()
        .filter(a -> !connections.contains(a))
        .forEach(a -> violations.add("extra " + a));
    return violations;
  }

  private static boolean allowsEgress(
      List<NetworkPolicy> policies, Party from, Party to, int port) {
    return allows(
        policies,
        "Egress",
        from,
        policy ->
            policy.getSpec().getEgress().stream()
                .anyMatch(rule -> names(policy, rule.getTo(), to) && opens(rule.getPorts(), port)));
  }

  private static boolean allowsIngress(
      List<NetworkPolicy> policies, Party from, Party to, int port) {
    return allows(
        policies,
        "Ingress",
        to,
        policy ->
            policy.getSpec().getIngress().stream()
                .anyMatch(
                    rule -> names(policy, rule.getFrom(), from) && opens(rule.getPorts(), port)));
  }

  /**
   * Without a policy for the direction everything is allowed; otherwise one of them must allow it.
   */
  private static boolean allows(
      List<NetworkPolicy> policies,
      String direction,
      Party pod,
      Function<NetworkPolicy, Boolean> allows) {
    List<NetworkPolicy> matching =
        policies.stream()
            .filter(policy -> pod.isIn(policy.getMetadata().getNamespace()))
            .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
            .filter(policy -> Labels.match(policy.getSpec().getPodSelector(), pod.labels()))
            .toList();
    return matching.isEmpty() || matching.stream().anyMatch(allows::apply);
  }

  private static boolean names(NetworkPolicy policy, List<NetworkPolicyPeer> peers, Party party) {
    return peers.isEmpty() || peers.stream().anyMatch(peer -> names(policy, peer, party));
  }

  private static boolean names(NetworkPolicy policy, NetworkPolicyPeer peer, Party party) {
    if (peer.getIpBlock() != null) {
      throw new IllegalArgumentException("unsupported peer: " + peer);
    }
    boolean place =
        peer.getNamespaceSelector() == null
            ? party.isIn(policy.getMetadata().getNamespace())
            : Labels.match(peer.getNamespaceSelector(), party.namespace());
    return place
        && (peer.getPodSelector() == null || Labels.match(peer.getPodSelector(), party.labels()));
  }

  private static boolean opens(List<NetworkPolicyPort> ports, int port) {
    return ports.isEmpty()
        || ports.stream().anyMatch(p -> Integer.valueOf(port).equals(p.getPort().getIntVal()));
  }

  private static List<String> portable(Manifests manifests) {
    Violations violations = new Violations();
    for (Ingress ingress : manifests.all(Ingress.class)) {
      Map<String, String> annotations = ingress.getMetadata().getAnnotations();
      violations.unless(
          annotations == null
              || Set.of("app.quarkus.io/quarkus-version").containsAll(annotations.keySet()),
          Manifests.name(ingress) + " has an annotation for one controller");
      ingress.getSpec().getRules().stream()
          .flatMap(rule -> rule.getHttp().getPaths().stream())
          .forEach(
              path ->
                  violations.unless(
                      Set.of("Prefix", "Exact").contains(path.getPathType()),
                      Manifests.name(ingress) + " " + path.getPath()));
    }
    return violations.list();
  }

  private static List<String> proxies(Manifests manifests) {
    Violations violations = new Violations();
    manifests
        .all(ConfigMap.class)
        .forEach(
            map ->
                map.getData()
                    .getOrDefault("application.yml", "")
                    .lines()
                    .filter(line -> line.contains("trusted-proxies:"))
                    .flatMap(line -> List.of(line.split(": ")[1].split(",")).stream())
                    .forEach(
                        proxy ->
                            violations.unless(
                                proxy.matches("[0-9a-f.:]+/\\d+"),
                                Manifests.name(map) + " " + proxy)));
    return violations.list();
  }
}

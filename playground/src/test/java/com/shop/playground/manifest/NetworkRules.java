package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;
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

/** Which connections are allowed: those of the design, and no others. */
final class NetworkRules {

  /** An endpoint of connections, with its labels and those of its namespace. */
  private record Party(String name, Map<String, String> namespace, Map<String, String> labels) {
    static Party pod(String app) {
      return new Party(app, SHOP, Map.of("app", app));
    }

    boolean isInShop() {
      return namespace.equals(SHOP);
    }
  }

  private static final String NAME = "kubernetes.io/metadata.name";
  private static final Map<String, String> SHOP = Map.of(NAME, "shop");

  private static final List<Party> PARTIES =
      List.of(
          Party.pod("user-service"),
          Party.pod("product-service"),
          Party.pod("order-service"),
          Party.pod("payment-service"),
          Party.pod("mysql"),
          Party.pod("mysql-client"),
          Party.pod("audit"),
          Party.pod("stranger"),
          new Party("ingress", Map.of(NAME, "a", "shop.com/ingress", "allowed"), Map.of()),
          new Party("scraper", Map.of(NAME, "b", "shop.com/scraping", "allowed"), Map.of()),
          new Party("dns", Map.of(NAME, "kube-system"), Map.of("k8s-app", "kube-dns")),
          new Party("databases", Map.of(NAME, "databases"), Map.of()),
          new Party("elsewhere", Map.of(NAME, "c"), Map.of("app", "order-service")));

  private static final Set<Integer> PORTS = Set.of(53, 80, 3306, 8080);

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
    return connections;
  }

  private static List<String> allowed(Manifests manifests) {
    List<NetworkPolicy> policies = manifests.all(NetworkPolicy.class);
    Set<String> allowed = new TreeSet<>();
    for (Party from : PARTIES) {
      for (Party to : PARTIES) {
        for (int port : PORTS) {
          if ((from.isInShop() || to.isInShop())
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
                .anyMatch(rule -> names(rule.getTo(), to) && opens(rule.getPorts(), port)));
  }

  private static boolean allowsIngress(
      List<NetworkPolicy> policies, Party from, Party to, int port) {
    return allows(
        policies,
        "Ingress",
        to,
        policy ->
            policy.getSpec().getIngress().stream()
                .anyMatch(rule -> names(rule.getFrom(), from) && opens(rule.getPorts(), port)));
  }

  /**
   * Without a policy for the direction everything is allowed; otherwise one of them must allow it.
   */
  private static boolean allows(
      List<NetworkPolicy> policies,
      String direction,
      Party pod,
      Function<NetworkPolicy, Boolean> allows) {
    if (!pod.isInShop()) {
      return true;
    }
    List<NetworkPolicy> matching =
        policies.stream()
            .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
            .filter(policy -> Labels.match(policy.getSpec().getPodSelector(), pod.labels()))
            .toList();
    return matching.isEmpty() || matching.stream().anyMatch(allows::apply);
  }

  private static boolean names(List<NetworkPolicyPeer> peers, Party party) {
    return peers.isEmpty() || peers.stream().anyMatch(peer -> names(peer, party));
  }

  private static boolean names(NetworkPolicyPeer peer, Party party) {
    if (peer.getIpBlock() != null) {
      throw new IllegalArgumentException("unsupported peer: " + peer);
    }
    boolean place =
        peer.getNamespaceSelector() == null
            ? party.isInShop()
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

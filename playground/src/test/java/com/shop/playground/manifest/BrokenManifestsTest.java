package com.shop.playground.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule detects the manifests that it forbids. */
class BrokenManifestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String USER = "Deployment/user-service";
  private static final String ORDER = "Deployment/order-service";
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String URL_VARIABLE = CONTAINER + "/env/5";
  private static final String SECURITY = CONTAINER + "/securityContext";
  private static final String WHOLE_OBJECT = "";

  /** A prefix of object names: break the object in manifests with autoscalers. */
  private static final String WITH_AUTOSCALERS = "HorizontalPodAutoscaler: ";

  private static List<JsonNode> plain;
  private static List<JsonNode> scaled;
  private static List<JsonNode> routed;
  private static List<JsonNode> monitored;
  private static List<JsonNode> operated;

  /**
   * @param rule the rule that must detect the breakage
   * @param object kind and name, or a prefix of them
   * @param pointer the changed field, or empty for the whole object
   * @param value JSON, or null to remove; "twice" duplicates a whole object
   */
  record Breakage(String rule, String object, String pointer, String value) {}

  static List<Breakage> breakages() {
    List<Breakage> all = new ArrayList<>();
    String rule = "every object matches its schema";
    all.add(new Breakage(rule, USER, "/spec/replicas", "'3'"));
    all.add(new Breakage(rule, USER, "/spec/replica", "3"));
    all.add(new Breakage(rule, USER, CONTAINER + "/env/0/value", "1"));
    all.add(new Breakage(rule, "Service/user-service", "/kind", "'Servis'"));
    rule = "names are unique DNS labels";
    all.add(new Breakage(rule, "Service/user-service", "/metadata/name", "'user_service'"));
    all.add(new Breakage(rule, "Service/user-service", WHOLE_OBJECT, "twice"));
    rule = "every object is in the namespace shop or monitoring";
    all.add(new Breakage(rule, "Service/user-service", "/metadata/namespace", null));
    rule = "the namespace enforces the restricted standard";
    all.add(
        new Breakage(
            rule,
            "Namespace/shop",
            "/metadata/labels/pod-security.kubernetes.io~1enforce",
            "'baseline'"));
    rule = "quantities are whole numbers with a unit";
    all.add(new Breakage(rule, USER, CONTAINER + "/resources/limits/memory", "'0.5Gi'"));
    rule = "matchLabelKeys does not repeat the selector";
    all.add(
        new Breakage(rule, USER, POD + "/topologySpreadConstraints/0/matchLabelKeys", "['app']"));
    rule = "no manifest contains a Secret";
    all.add(new Breakage(rule, "ConfigMap/user-service-config", "/kind", "'Secret'"));
    rule = "a changed ConfigMap restarts its pods";
    all.add(
        new Breakage(
            rule, "ConfigMap/user-service-config", "/metadata/name", "'user-service-config'"));
    rule = "a selector matches its pod template";
    all.add(new Breakage(rule, USER, "/spec/template/metadata/labels/app", "'user'"));
    rule = "a Service selects pods and one of their ports";
    all.add(new Breakage(rule, "Service/user-service", "/spec/selector/app", "'user'"));
    all.add(new Breakage(rule, "Service/user-service", "/spec/ports/0/targetPort", "8081"));
    all.add(new Breakage(rule, "Service/mysql-service", "/spec/ports/0/targetPort", "'sql'"));
    rule = "an Ingress routes to existing Services";
    String backend = "/spec/rules/0/http/paths/0/backend/service";
    all.add(new Breakage(rule, "Ingress/user-service", backend + "/name", "'user'"));
    all.add(new Breakage(rule, "Ingress/user-service", backend + "/port/name", "'web'"));
    all.add(new Breakage(rule, "Ingress/user-service", "/spec/rules", "[]"));
    rule = "an HTTPRoute routes to existing Services";
    all.add(
        new Breakage(rule, "HTTPRoute/user-service", "/spec/rules/0/backendRefs/0/port", "8080"));
    rule = "a NetworkPolicy selects pods";
    all.add(
        new Breakage(
            rule, "NetworkPolicy/mysql", "/spec/podSelector/matchLabels/app", "'mariadb'"));
    rule = "an autoscaler targets a Deployment without replicas";
    all.add(
        new Breakage(
            rule, "HorizontalPodAutoscaler/user-service", "/spec/scaleTargetRef/name", "'user'"));
    all.add(new Breakage(rule, WITH_AUTOSCALERS + USER, "/spec/replicas", "3"));
    rule = "a disruption budget selects pods";
    all.add(
        new Breakage(
            rule, "PodDisruptionBudget/user-service", "/spec/selector/matchLabels/app", "'user'"));
    rule = "a PodMonitor selects pods and one of their ports";
    all.add(
        new Breakage(
            rule, "PodMonitor/services", "/spec/selector", "{'matchLabels': {'app': 'shop'}}"));
    all.add(
        new Breakage(rule, "PodMonitor/mysql", "/spec/podMetricsEndpoints/0/port", "'metrics'"));
    rule = "a ServiceAccount exists";
    all.add(new Breakage(rule, "ServiceAccount/mysql", WHOLE_OBJECT, null));
    rule = "a StatefulSet has a headless Service";
    all.add(new Breakage(rule, "Service/mysql", "/spec/clusterIP", null));
    all.add(new Breakage(rule, "StatefulSet/mysql", "/spec/serviceName", "'my'"));
    rule = "referenced ConfigMaps, Secrets and keys exist";
    String key = CONTAINER + "/env/0/valueFrom/secretKeyRef";
    all.add(new Breakage(rule, USER, key + "/key", "'db-pasword'"));
    all.add(new Breakage(rule, USER, key + "/name", "'user-secret'"));
    all.add(new Breakage(rule, "ConfigMap/user-service-config", WHOLE_OBJECT, null));
    all.add(
        new Breakage(
            rule, ORDER, URL_VARIABLE + "/valueFrom/configMapKeyRef/key", "'payment.url'"));
    all.add(
        new Breakage(
            rule,
            "StatefulSet/mysql",
            POD + "/volumes/3/projected/sources/0/secret/items/0/key",
            "'root'"));
    all.add(
        new Breakage(
            rule,
            "Ingress/user-service",
            "/spec/tls",
            "[{'hosts': ['api.shop.com'], 'secretName': 'tls'}]"));
    rule = "every mount has a volume, every volume a mount";
    all.add(new Breakage(rule, USER, CONTAINER + "/volumeMounts/0/name", "'other'"));
    all.add(new Breakage(rule, "StatefulSet/mysql", "/spec/volumeClaimTemplates", "[]"));
    rule = "no container runs as root";
    all.add(new Breakage(rule, USER, POD + "/securityContext/runAsNonRoot", null));
    all.add(new Breakage(rule, USER, POD + "/securityContext/runAsUser", "0"));
    all.add(new Breakage(rule, USER, SECURITY + "/runAsUser", "0"));
    rule = "the root file system is read-only";
    all.add(new Breakage(rule, USER, SECURITY + "/readOnlyRootFilesystem", "false"));
    all.add(
        new Breakage(
            rule,
            "StatefulSet/mysql",
            POD + "/initContainers/0/securityContext/readOnlyRootFilesystem",
            null));
    rule = "privilege escalation is disabled";
    all.add(new Breakage(rule, USER, SECURITY + "/allowPrivilegeEscalation", null));
    rule = "no container is privileged";
    all.add(new Breakage(rule, USER, SECURITY + "/privileged", "true"));
    rule = "all capabilities are dropped";
    all.add(new Breakage(rule, USER, SECURITY + "/capabilities", null));
    all.add(new Breakage(rule, USER, SECURITY + "/capabilities/add", "['NET_ADMIN']"));
    rule = "the seccomp profile is RuntimeDefault";
    all.add(new Breakage(rule, USER, POD + "/securityContext/seccompProfile", null));
    rule = "no pod mounts an API server token, except to discover what to monitor";
    all.add(new Breakage(rule, USER, POD + "/automountServiceAccountToken", null));
    all.add(new Breakage(rule, "Deployment/grafana", POD + "/automountServiceAccountToken", null));
    rule = "service discovery reads pods, workloads and kubelet metrics only";
    all.add(new Breakage(rule, "Role/prometheus", "/rules/0/resources", "['pods', 'secrets']"));
    all.add(
        new Breakage(rule, "ClusterRole/shop-prometheus", "/rules/1/verbs", "['get', 'create']"));
    rule = "no pod uses host namespaces, ports or paths";
    all.add(new Breakage(rule, USER, POD + "/hostNetwork", "true"));
    all.add(new Breakage(rule, USER, CONTAINER + "/ports/0/hostPort", "8080"));
    all.add(
        new Breakage(
            rule, USER, POD + "/volumes/0", "{'name': 'tmp', 'hostPath': {'path': '/tmp'}}"));
    rule = "requests and limits are set, ephemeral storage too";
    all.add(new Breakage(rule, USER, CONTAINER + "/resources/limits/memory", null));
    all.add(new Breakage(rule, USER, CONTAINER + "/resources/requests/ephemeral-storage", null));
    rule = "images have a fixed tag";
    all.add(new Breakage(rule, USER, CONTAINER + "/image", "'user-service:latest'"));
    all.add(new Breakage(rule, USER, CONTAINER + "/image", "'user-service'"));
    rule = "the image pull policy is IfNotPresent";
    all.add(new Breakage(rule, USER, CONTAINER + "/imagePullPolicy", "'Always'"));
    rule = "environment variables are unique";
    all.add(new Breakage(rule, USER, CONTAINER + "/env/0/name", "'DB_USERNAME'"));
    rule = "no environment variable contains a secret";
    all.add(
        new Breakage(
            rule, USER, CONTAINER + "/env/0", "{'name': 'DB_PASSWORD', 'value': 'pass123'}"));
    rule = "mounted files are readable by a non-root user";
    all.add(new Breakage(rule, USER, POD + "/volumes/2/configMap/defaultMode", "384"));
    rule = "every container has three separate probes";
    all.add(new Breakage(rule, USER, CONTAINER + "/startupProbe", null));
    all.add(new Breakage(rule, USER, CONTAINER + "/readinessProbe", null));
    all.add(new Breakage(rule, USER, CONTAINER + "/readinessProbe/httpGet/path", "'/health'"));
    rule = "the startup probe allows five minutes";
    all.add(new Breakage(rule, USER, CONTAINER + "/startupProbe/failureThreshold", "3"));
    rule = "a new pod is ready before an old one stops";
    all.add(new Breakage(rule, USER, "/spec/strategy", null));
    all.add(new Breakage(rule, USER, "/spec/strategy/rollingUpdate/maxSurge", "'1'"));
    all.add(new Breakage(rule, USER, "/spec/strategy/rollingUpdate/maxUnavailable", "'25%'"));
    rule = "a terminating pod completes its requests";
    all.add(new Breakage(rule, USER, CONTAINER + "/lifecycle", null));
    all.add(new Breakage(rule, USER, POD + "/terminationGracePeriodSeconds", "25"));
    rule = "pods are spread over nodes and zones";
    all.add(new Breakage(rule, USER, POD + "/topologySpreadConstraints", "[]"));
    all.add(
        new Breakage(
            rule,
            USER,
            POD + "/topologySpreadConstraints/0/labelSelector/matchLabels/app",
            "'user'"));
    rule = "a drain evicts one pod at a time and is never blocked";
    all.add(new Breakage(rule, "PodDisruptionBudget/user-service", WHOLE_OBJECT, null));
    all.add(new Breakage(rule, "PodDisruptionBudget/user-service", "/spec/maxUnavailable", "0"));
    all.add(
        new Breakage(rule, "PodDisruptionBudget/mysql", "/spec/unhealthyPodEvictionPolicy", null));
    rule = "only the connections of the design are allowed";
    for (String policy :
        List.of(
            "default-deny",
            "dns",
            "from-outside",
            "from-order-service",
            "order-service",
            "services",
            "mysql",
            "mysqld-exporter")) {
      all.add(new Breakage(rule, "NetworkPolicy/" + policy, WHOLE_OBJECT, null));
    }
    all.add(new Breakage(rule, "NetworkPolicy/from-outside", "/spec/ingress/0/ports", "[]"));
    all.add(new Breakage(rule, "NetworkPolicy/from-outside", "/spec/ingress/0/from", "[]"));
    all.add(new Breakage(rule, "NetworkPolicy/services", "/spec/egress/0", "{}"));
    for (String policy :
        List.of(
            "prometheus", "from-prometheus", "grafana", "jaeger", "traces", "blackbox-exporter")) {
      all.add(new Breakage(rule, "NetworkPolicy/" + policy, WHOLE_OBJECT, null));
    }
    all.add(new Breakage(rule, "NetworkPolicy/jaeger", "/spec/ingress/0/from", "[]"));
    rule = "Services are reachable inside the cluster only";
    all.add(new Breakage(rule, "Service/user-service", "/spec/type", "'NodePort'"));
    rule = "Ingresses are portable between controllers";
    all.add(
        new Breakage(
            rule,
            "Ingress/user-service",
            "/metadata/annotations/nginx.ingress.kubernetes.io~1rewrite-target",
            "'/'"));
    all.add(
        new Breakage(
            rule,
            "Ingress/user-service",
            "/spec/rules/0/http/paths/0/pathType",
            "'ImplementationSpecific'"));
    rule = "trusted proxies are networks";
    all.add(
        new Breakage(
            rule,
            "ConfigMap/user-service-config",
            "/data/application.yml",
            "'trusted-proxies: 10.0.0.0/8,::1'"));
    rule = "replicas match section 8.1";
    all.add(new Breakage(rule, USER, "/spec/replicas", "2"));
    rule = "app is the label and the only selector";
    all.add(
        new Breakage(
            rule, USER, "/spec/selector/matchLabels/app.kubernetes.io~1name", "'user-service'"));
    all.add(new Breakage(rule, USER, "/metadata/labels/app", null));
    rule = "the container matches section 8.2";
    all.add(new Breakage(rule, USER, CONTAINER + "/image", "'docker.io/user-service:1.0'"));
    all.add(new Breakage(rule, USER, CONTAINER + "/ports/0/containerPort", "80"));
    all.add(new Breakage(rule, USER, key + "/key", "'password'"));
    rule = "resources match section 3.3";
    all.add(new Breakage(rule, USER, CONTAINER + "/resources/requests/cpu", "'100m'"));
    all.add(new Breakage(rule, USER, CONTAINER + "/resources/limits/memory", "'1Gi'"));
    rule = "probes match section 7.2";
    all.add(new Breakage(rule, USER, CONTAINER + "/livenessProbe/initialDelaySeconds", "5"));
    all.add(new Breakage(rule, USER, CONTAINER + "/readinessProbe/httpGet/path", "'/q/ready'"));
    rule = "Services match sections 4.4 and 8.2";
    all.add(new Breakage(rule, "Service/user-service", "/spec/ports/0/port", "8080"));
    all.add(new Breakage(rule, "Service/user-service", "/spec/selector/track", "'stable'"));
    rule = "routes match sections 5.3 and 8.3";
    all.add(
        new Breakage(rule, "Ingress/user-service", "/spec/rules/0/http/paths/0/path", "'/users'"));
    all.add(new Breakage(rule, "HTTPRoute/user-service", WHOLE_OBJECT, null));
    rule = "configuration is mounted as in section 8.2";
    all.add(new Breakage(rule, USER, CONTAINER + "/volumeMounts/2/mountPath", "'/config'"));
    all.add(
        new Breakage(
            rule, "ConfigMap/user-service-config", "/data/application.yml", "'quarkus: {}'"));
    rule = "service URLs come from the ConfigMap, section 6.2";
    all.add(new Breakage(rule, ORDER, URL_VARIABLE + "/name", "'PRODUCT_URL'"));
    rule = "autoscaling targets 70 % CPU, section 8.4";
    all.add(
        new Breakage(
            rule,
            "HorizontalPodAutoscaler/user-service",
            "/spec/metrics/0/resource/target/averageUtilization",
            "90"));
    all.add(new Breakage(rule, "HorizontalPodAutoscaler/user-service", "/spec/minReplicas", "1"));
    rule = "MySQL is a StatefulSet behind mysql-service:3306";
    all.add(new Breakage(rule, "Service/mysql-service", "/spec/ports/0/port", "3307"));
    all.add(new Breakage(rule, "Service/mysql-service", "/spec/selector", "{'app': 'mysql'}"));
    all.add(new Breakage(rule, "Service/mysql-read", WHOLE_OBJECT, null));
    all.add(new Breakage(rule, "Service/mysql", "/spec/publishNotReadyAddresses", null));
    all.add(new Breakage(rule, "StatefulSet/mysql", "/spec/podManagementPolicy", null));
    all.add(
        new Breakage(
            rule,
            "StatefulSet/mysql",
            POD + "/containers",
            "[{'name': 'mysql'}, {'name': 'mysqld-exporter'}]"));
    all.add(new Breakage(rule, "StatefulSet/mysql", WHOLE_OBJECT, null));
    return all;
  }

  @BeforeAll
  static void render() {
    Kubectl.require();
    plain = Manifests.documents(Kubectl.render("overlays/kind", List.of()));
    scaled = Manifests.documents(Kubectl.render("overlays/kind", List.of("hpa")));
    routed = Manifests.documents(Kubectl.render("overlays/kind", List.of("gateway-api")));
    monitored =
        Manifests.documents(
            Kubectl.render("overlays/kind", List.of("monitoring", "mysql-exporter")));
    operated = Manifests.documents(Kubectl.render("overlays/kind", List.of("prometheus-operator")));
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void everyRuleDetectsItsBreakages(Breakage breakage) {
    Rule rule =
        Rule.ALL.stream().filter(r -> r.name().equals(breakage.rule())).findFirst().orElseThrow();
    List<JsonNode> whole = documents(breakage);
    assertEquals(
        List.of(), rule.violations().apply(Manifests.of(whole)), "violated before the breakage");
    List<JsonNode> broken = broken(whole, breakage);
    assertFalse(rule.violations().apply(Manifests.of(broken)).isEmpty(), "breakage not detected");
  }

  @Test
  void everyRuleHasABreakage() {
    Set<String> rules = Rule.ALL.stream().map(Rule::name).collect(Collectors.toSet());
    Set<String> broken =
        breakages().stream().map(Breakage::rule).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(rules), broken);
  }

  private static List<JsonNode> documents(Breakage breakage) {
    if (breakage.object().startsWith("HorizontalPodAutoscaler")) {
      return scaled;
    }
    return Stream.of(routed, monitored, operated)
        .filter(documents -> documents.stream().anyMatch(d -> name(d).equals(breakage.object())))
        .filter(documents -> plain.stream().noneMatch(d -> name(d).equals(breakage.object())))
        .findFirst()
        .orElse(plain);
  }

  private static String name(JsonNode document) {
    return document.get("kind").asText() + "/" + document.at("/metadata/name").asText();
  }

  private static List<JsonNode> broken(List<JsonNode> documents, Breakage breakage) {
    String name = breakage.object().replace(WITH_AUTOSCALERS, "");
    List<JsonNode> broken = new ArrayList<>();
    boolean found = false;
    for (JsonNode document : documents) {
      String own = name(document);
      boolean isTarget = own.equals(name) || own.startsWith(name + "-") && name.contains("-config");
      found |= isTarget;
      if (!isTarget) {
        broken.add(document);
      } else if (!breakage.pointer().isEmpty()) {
        broken.add(changed(document, breakage));
      } else if ("twice".equals(breakage.value())) {
        broken.addAll(List.of(document, document));
      }
    }
    if (!found) {
      throw new IllegalArgumentException("no object is named " + name);
    }
    return broken;
  }

  private static JsonNode changed(JsonNode document, Breakage breakage) {
    JsonNode copy = document.deepCopy();
    JsonPointer pointer = JsonPointer.compile(breakage.pointer());
    JsonNode parent = copy.at(pointer.head());
    JsonPointer last = pointer.last();
    JsonNode value = breakage.value() == null ? null : json(breakage.value());
    if (parent instanceof ArrayNode array) {
      array.set(last.getMatchingIndex(), value);
    } else if (parent instanceof ObjectNode object) {
      if (value == null) {
        object.remove(last.getMatchingProperty());
      } else {
        object.set(last.getMatchingProperty(), value);
      }
    } else {
      throw new IllegalArgumentException("no value at " + pointer.head());
    }
    return copy;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}

package com.shop.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/**
 * Completes a service's OpenAPI document with everything that follows from the conventions of the
 * HTTP contract, so that a resource class declares only what is specific to it. Runs at build time.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {
  private final OptionalFields optional;
  private final TextLengths lengths;

  public OpenApiConventions(IndexView index) {
    this.optional = OptionalFields.of(index);
    this.lengths = TextLengths.of(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = api.getComponents();
    new SchemaConventions(optional, lengths).complete(api);
    ProblemResponses problems = new ProblemResponses(components);
    for (PathItem item : api.getPaths().getPathItems().values()) {
      for (Operation operation : item.getOperations().values()) {
        operation.setParameters(
            operation.getParameters() == null
                ? null
                : operation.getParameters().stream().map(own -> shared(components, own)).toList());
        new OperationConventions(operation).complete(problems);
      }
    }
    components.setParameters(null);
    moveBelowPrefix(api, "/health");
    moveBelowPrefix(api, "/ready");
  }

  private static Parameter shared(Components components, Parameter own) {
    Map<String, Parameter> shared = components.getParameters();
    return shared == null ? own : shared.getOrDefault(own.getName(), own);
  }

  private static void moveBelowPrefix(OpenAPI api, String path) {
    String prefix = ConfigProvider.getConfig().getValue("shop.prefix", String.class);
    api.getPaths().addPathItem(prefix + path, api.getPaths().getPathItem(path));
    api.getPaths().removePathItem(path);
  }
}

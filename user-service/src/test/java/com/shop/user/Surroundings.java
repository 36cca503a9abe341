package com.shop.user;

import com.shop.database.MySqlTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every {@code @QuarkusTest} of this module runs in: such resources count for all of them. */
@QuarkusTestResource(SigningKeys.class)
@QuarkusTestResource(
    value = MySqlTestResource.class,
    initArgs = @ResourceArg(name = "schema", value = "userdb"))
final class Surroundings {
  private Surroundings() {}
}

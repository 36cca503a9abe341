package com.shop.payment;

import com.shop.database.MySqlTestResource;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What all of this module's Quarkus tests run on; found by Quarkus wherever it stands. */
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(
    value = MySqlTestResource.class,
    initArgs = @ResourceArg(name = "schema", value = "paymentdb"))
final class Surroundings {
  private Surroundings() {}
}

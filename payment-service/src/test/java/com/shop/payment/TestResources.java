package com.shop.payment;

import com.shop.database.MySqlTestResource;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/**
 * The resources of every {@code @QuarkusTest} in this module. Quarkus finds this class by itself,
 * and global resources let all test classes share one running application.
 */
@WithTestResource(value = TestTokens.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
    value = MySqlTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "schema", value = "paymentdb"))
final class TestResources {
  private TestResources() {}
}

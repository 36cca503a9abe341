package com.shop.product.catalogue;

import static io.restassured.RestAssured.get;

import com.shop.platform.OwnDatabase;
import com.shop.product.LockedCatalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Lists while the database does not respond. */
@QuarkusTest
@TestProfile(CachedListTest.LongAge.class)
@OwnDatabase
class CachedListTest {

  /** Longer than the test takes. */
  public static final class LongAge implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("shop.catalogue.list-age", "1H");
    }
  }

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @Test
  void anEqualRequestIsAnsweredFromTheCache() throws Throwable {
    get("/product?q=mug&sort=price").then().statusCode(200);
    get("/product/categories").then().statusCode(200);
    LockedCatalogue.during(
        url,
        () -> {
          get("/product?sort=price&limit=20&q=mug&minPrice=").then().statusCode(200);
          get("/product/categories").then().statusCode(200);
        });
  }
}

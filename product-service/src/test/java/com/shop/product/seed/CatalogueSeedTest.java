package com.shop.product.seed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.persistence.DatabaseReady;
import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueSeedTest {
  @Inject CatalogueSeed seed;
  @Inject Session db;
  @Inject Shelf shelf;

  @RepeatedTest(5)
  @Covers("SEED-2")
  void concurrentReplicasSeedEachProductOnce() {
    clear();

    List<Integer> seeded = Race.of(3, i -> seed.seed());

    int all = seeded.stream().mapToInt(Integer::intValue).sum();
    assertThat(all, greaterThanOrEqualTo(60));
    assertEquals(all, count("SELECT COUNT(*) FROM product WHERE sku NOT LIKE 'T-%'"));
    shelf.assertNoStockLost();
  }

  @Test
  void existingProductsAreLeftUnchanged() {
    seed.seed();
    change("UPDATE product SET price = 1, deleted_at = NOW() WHERE sku = '1002-HK'");

    assertEquals(0, seed.seed());

    assertEquals(
        1,
        count(
            "SELECT COUNT(*) FROM product"
                + " WHERE sku = '1002-HK' AND price = 1 AND deleted_at IS NOT NULL"));
    shelf.assertNoStockLost();
  }

  @Test
  @Covers("SEED-4")
  void nothingIsSeededUnlessEnabled() {
    clear();

    seed.onReady(new DatabaseReady());

    assertEquals(0, count("SELECT COUNT(*) FROM product WHERE sku NOT LIKE 'T-%'"));
  }

  @Test
  @Covers("SEED-3")
  void everyPictureIsServed() {
    seed.seed();
    List<String> pictures =
        Transactions.call(
            () ->
                db.createNativeQuery(
                        "SELECT DISTINCT image_url FROM product"
                            + " WHERE image_url IS NOT NULL AND sku NOT LIKE 'T-%'",
                        String.class)
                    .getResultList());

    pictures.forEach(
        picture -> given().get(picture).then().statusCode(200).contentType("image/svg+xml"));
  }

  private void clear() {
    change(
        "DELETE FROM stock_adjustment WHERE product_id IN"
            + " (SELECT id FROM product WHERE sku NOT LIKE 'T-%')");
    change("DELETE FROM product WHERE sku NOT LIKE 'T-%'");
  }

  private void change(String sql) {
    Transactions.run(() -> db.createNativeMutationQuery(sql).executeUpdate());
  }

  private long count(String sql) {
    return Transactions.call(() -> db.createNativeQuery(sql, Long.class).getSingleResult());
  }
}

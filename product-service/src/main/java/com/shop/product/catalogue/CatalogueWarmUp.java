package com.shop.product.catalogue;

import com.shop.platform.Ids;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import jakarta.enterprise.context.ApplicationScoped;

/** Browses the catalogue. */
@ApplicationScoped
class CatalogueWarmUp implements WarmUpTask {
  private final Loopback loopback;
  private int runs;

  CatalogueWarmUp(Loopback loopback) {
    this.loopback = loopback;
  }

  @Override
  public void run() throws Exception {
    // Another list each time, since the cache would answer the same.
    loopback.get("/product?limit=5&minPrice=" + runs++);
    loopback.get("/product?ids=" + Ids.next());
    loopback.get("/product/" + Ids.next());
    loopback.get("/product/categories");
  }
}

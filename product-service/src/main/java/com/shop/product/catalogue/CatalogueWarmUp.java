package com.shop.product.catalogue;

import com.shop.platform.Ids;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import jakarta.enterprise.context.ApplicationScoped;

/** Browses the catalogue. */
@ApplicationScoped
class CatalogueWarmUp implements WarmUpTask {
  private final Loopback loopback;

  CatalogueWarmUp(Loopback loopback) {
    this.loopback = loopback;
  }

  @Override
  public void run() throws Exception {
    loopback.get("/product?limit=5");
    loopback.get("/product?ids=" + Ids.next());
    loopback.get("/product/" + Ids.next());
    loopback.get("/product/categories");
  }
}

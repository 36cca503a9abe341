package com.shop.product.catalogue;

import com.shop.platform.paging.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A {@link Page} of products, as a class that the OpenAPI document can name. */
@Schema(name = "PageProductView")
record ProductPage(List<ProductView> items, String nextCursor) {

  static ProductPage of(Page<ProductView> page) {
    return new ProductPage(page.items(), page.nextCursor());
  }
}

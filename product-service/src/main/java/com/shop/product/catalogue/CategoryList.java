package com.shop.product.catalogue;

import java.util.List;

/** All categories. There are few enough not to need paging. */
record CategoryList(List<CategoryView> items) {}

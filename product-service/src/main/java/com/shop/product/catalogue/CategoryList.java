package com.shop.product.catalogue;

import java.util.List;

/** All categories; there are too few of them for pages. */
record CategoryList(List<CategoryView> items) {}

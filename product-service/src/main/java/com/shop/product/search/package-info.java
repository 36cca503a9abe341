/** An index that finds the few products whose text contains a search text. See docs/adr/0019. */
package com.shop.product.search;

/**
 * Read/write splitting: catalogue browsing reads from a database replica that is close behind the
 * primary. Everything else reads from the primary, as does browsing without such a replica.
 */
package com.shop.product.replica;

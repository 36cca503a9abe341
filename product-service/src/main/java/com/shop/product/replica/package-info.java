/**
 * Reads split from writes: browsing goes to a replica of the database, for as long as one is close
 * behind the primary. Everything else, and everything where there is no replica, goes to the
 * primary.
 */
package com.shop.product.replica;

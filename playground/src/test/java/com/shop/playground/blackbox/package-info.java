/**
 * The HTTP contract, rule by rule, from a client that knows nothing but the URL of a shop: the one
 * that {@code -Dshop.url} names, otherwise that of the system tests. The tests create their own
 * customers and products, so that they can run repeatedly and beside other users.
 */
package com.shop.playground.blackbox;

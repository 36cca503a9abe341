/**
 * Compares the shop with its own OpenAPI documents. {@link com.shop.playground.contract.Contract}
 * checks real exchanges against them; the tests of this package make sure that every operation is
 * called, and that access is denied to everybody else.
 */
package com.shop.playground.contract;

/**
 * Tests of the storefront in a browser. {@link com.shop.playground.storefront.Storefront} and the
 * other page objects know its {@code data-testid}s; the tests read like what a customer does.
 */
package com.shop.playground.storefront;

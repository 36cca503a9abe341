/**
 * Tests of the storefront in a browser, which read like what a customer does. The {@linkplain
 * com.shop.playground.storefront.page page objects} know how.
 */
package com.shop.playground.storefront;

/**
 * Page objects of the storefront, for every test in a browser: they know its addresses and {@code
 * data-testid}s, act as a visitor does, and assert nothing. They need Selenium and Awaitility only.
 */
package com.shop.playground.storefront.page;

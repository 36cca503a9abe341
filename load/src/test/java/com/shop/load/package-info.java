/**
 * Load on a running shop, in an open model: requests begin at their time, however slow the shop is.
 */
package com.shop.load;

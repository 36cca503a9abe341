/**
 * TCP proxies between the processes of a shop, and between them and MySQL: their traffic is
 * observed, and they can be disconnected, delayed, and stopped at an exact moment. The shop itself
 * is unaware of them.
 */
package com.shop.playground.wire;

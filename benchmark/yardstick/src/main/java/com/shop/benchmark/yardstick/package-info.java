/** The yardstick of the catalogue. */
package com.shop.benchmark.yardstick;

/**
 * Measures the shop against yardsticks that do the least that the same work needs, on the same
 * machine and in the same run, and reports the ratios.
 */
package com.shop.benchmark;

/** Checks that migrations do not break the version that still runs: see {@code docs/adr/0006}. */
package com.shop.playground.migration;

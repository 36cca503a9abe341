/** Tests of what watches the shop: alerting rules and dashboards. */
package com.shop.playground.monitoring;

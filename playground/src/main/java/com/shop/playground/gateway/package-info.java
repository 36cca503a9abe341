/**
 * The entry to the shop on one machine, in place of a cluster's ingress controller and Services. It
 * routes by the same Ingress manifests. Vert.x proxies; this package decides which requests pass,
 * where they go, and what the response is when they cannot go there.
 */
package com.shop.playground.gateway;

/**
 * The way into the shop on one machine: what an ingress controller and Kubernetes' Services do in a
 * cluster, routed by the very Ingress manifests that are deployed. Proxying itself is Undertow's;
 * this package decides what is let in, where it goes and what is said when it cannot go there.
 */
package com.shop.playground.gateway;

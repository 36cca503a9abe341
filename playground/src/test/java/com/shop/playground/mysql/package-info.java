/**
 * The MySQL set of {@code k8s/mysql}, run on Docker as its StatefulSet says: the very commands,
 * scripts, mounts, probes and limits, with Docker in the place of a kubelet. Whatever only a real
 * cluster has (volumes of a storage class, network policies, the order of a rolling update) is not
 * here.
 */
package com.shop.playground.mysql;

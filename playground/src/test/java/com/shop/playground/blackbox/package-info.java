/**
 * The contract, rule by rule, seen by a client that has nothing but the address of a shop: the one
 * that {@code -Dshop.url} names, or else the one of the system tests. The tests bring customers and
 * products of their own, so that they run again and again, and beside other users.
 */
package com.shop.playground.blackbox;

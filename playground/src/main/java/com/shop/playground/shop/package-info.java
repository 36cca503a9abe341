/** A whole shop on this machine: its database, services and gateway as processes. */
package com.shop.playground.shop;

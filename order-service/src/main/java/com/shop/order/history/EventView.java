package com.shop.order.history;

import java.time.Instant;

/** Something that happened to an order. */
record EventView(String type, Instant at, String detail) {}

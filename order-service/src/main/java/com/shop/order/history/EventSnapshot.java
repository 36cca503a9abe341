package com.shop.order.history;

import java.util.List;

/**
 * All that there is to tell of an order.
 *
 * @param atRest whether these are all events for now, as nobody drives the order on
 */
record EventSnapshot(List<EventView> events, boolean atRest) {}

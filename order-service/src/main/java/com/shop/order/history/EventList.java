package com.shop.order.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All events of an order, oldest first. There are too few of them for pages. */
@Schema(name = "OrderEvents")
record EventList(List<EventView> items) {}

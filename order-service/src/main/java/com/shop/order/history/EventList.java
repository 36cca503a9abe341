package com.shop.order.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that happened to an order, oldest first; too little for pages. */
@Schema(name = "OrderEvents")
record EventList(List<EventView> items) {}

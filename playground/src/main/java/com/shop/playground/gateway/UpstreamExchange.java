package com.shop.playground.gateway;

import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.xnio.IoUtils;

/**
 * The moment from which a replica may have seen an exchange's request, and hence from which the
 * request must not be sent again.
 */
final class UpstreamExchange {

  private static final AttachmentKey<UpstreamExchange> KEY =
      AttachmentKey.create(UpstreamExchange.class);

  private final ClientConnection connection;
  private boolean timedOut;

  private UpstreamExchange(ClientConnection connection) {
    this.connection = connection;
  }

  /** Notes that the request is about to be written on this connection to a replica. */
  static void begin(HttpServerExchange exchange, ClientConnection connection) {
    exchange.putAttachment(KEY, new UpstreamExchange(connection));
  }

  /** Gives up on the answer, if the request was handed over at all. */
  static void timeOut(HttpServerExchange exchange) {
    UpstreamExchange handover = exchange.getAttachment(KEY);
    if (handover != null) {
      handover.timedOut = true;
      IoUtils.safeClose(handover.connection);
    }
  }

  /** What to tell a client whose request got no answer from a replica. */
  static GatewayResponse failure(HttpServerExchange exchange) {
    UpstreamExchange handover = exchange.getAttachment(KEY);
    if (handover == null) {
      return GatewayResponse.NOBODY_READY;
    }
    return handover.timedOut ? GatewayResponse.NO_ANSWER_IN_TIME : GatewayResponse.CONNECTION_LOST;
  }
}

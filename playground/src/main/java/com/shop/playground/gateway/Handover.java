package com.shop.playground.gateway;

import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.xnio.IoUtils;

/**
 * The moment from which a replica may have seen an exchange's request, and hence from which the
 * request must not be sent again.
 */
final class Handover {

  private static final AttachmentKey<Handover> KEY = AttachmentKey.create(Handover.class);

  private final ClientConnection connection;
  private boolean timedOut;

  private Handover(ClientConnection connection) {
    this.connection = connection;
  }

  /** Notes that the request is about to be written on this connection to a replica. */
  static void begin(HttpServerExchange exchange, ClientConnection connection) {
    exchange.putAttachment(KEY, new Handover(connection));
  }

  /** Gives up on the answer, if the request was handed over at all. */
  static void timeOut(HttpServerExchange exchange) {
    Handover handover = exchange.getAttachment(KEY);
    if (handover != null) {
      handover.timedOut = true;
      IoUtils.safeClose(handover.connection);
    }
  }

  /** What to tell a client whose request got no answer from a replica. */
  static OwnAnswer failure(HttpServerExchange exchange) {
    Handover handover = exchange.getAttachment(KEY);
    if (handover == null) {
      return OwnAnswer.NOBODY_READY;
    }
    return handover.timedOut ? OwnAnswer.NO_ANSWER_IN_TIME : OwnAnswer.CONNECTION_LOST;
  }
}

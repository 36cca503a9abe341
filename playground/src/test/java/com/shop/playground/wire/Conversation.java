package com.shop.playground.wire;

import java.util.Optional;

/** What is said over one connection, understood as far as its boundaries. */
interface Conversation {

  /**
   * @param request its first bytes, as they come out of one write of the client
   * @return what the request does for good; empty for one that changes nothing
   */
  Optional<String> act(byte[] request);
}

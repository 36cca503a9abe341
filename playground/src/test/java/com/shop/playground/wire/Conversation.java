package com.shop.playground.wire;

import java.util.Optional;

/** Parses what is sent over one connection, as far as boundaries need it. */
interface Conversation {

  /** How many bytes of a request are needed at least; a client may send the first ones alone. */
  default int minBytes() {
    return 1;
  }

  /**
   * @param request its first bytes, at least {@link #minBytes}
   * @return what the request changes; empty if nothing
   */
  Optional<String> act(byte[] request);
}

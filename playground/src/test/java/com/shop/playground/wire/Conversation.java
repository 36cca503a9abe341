package com.shop.playground.wire;

import java.util.Optional;

/** Parses what is sent over one connection, as far as boundaries need it. */
interface Conversation {

  /**
   * @param request its first bytes, from one write of the client
   * @return what the request changes; empty if nothing
   */
  Optional<String> act(byte[] request);
}

package com.shop.playground.wire;

import java.util.Optional;

/** Parses what is sent over one connection, as far as boundaries need it. */
interface Conversation {

  /**
   * A request, which the server will answer.
   *
   * @param act what it changes, if anything
   */
  record Request(Optional<String> act) {}

  /**
   * @param begun what the client has sent since the last response, at least one byte
   * @return the request that begins with it; empty if that cannot be told before more comes
   */
  Optional<Request> request(byte[] begun);

  /**
   * @param begun the first bytes of the response to the last request
   */
  default void response(byte[] begun) {}
}

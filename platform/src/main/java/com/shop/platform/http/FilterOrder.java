package com.shop.platform.http;

/** The order of the filters: the one with the larger number runs first. */
public final class FilterOrder {
  /** First, so that every response has it. */
  static final int REQUEST_ID = 1200;

  /** Early, for the same reason. */
  static final int TRACE_ID = 1190;

  /** Early, so that it logs the responses of the other filters too. */
  static final int ACCESS_LOG = 1150;

  /** Before the others, since it may restart the request. */
  static final int NORMALIZATION = 1100;

  static final int RESPONSE_HEADERS = 1000;

  /** Before any filter that may respond, so that pages of other origins can read errors too. */
  static final int CROSS_ORIGIN = 900;

  /** After the filters that do not need the body. */
  static final int BODY = 800;

  /** After the body: the time that a slow client takes to send it is its own. */
  static final int ARRIVAL = 760;

  /** After the body, so that the connection can be reused. */
  static final int METHOD = 750;

  /** Restarts the request with another path. */
  public static final int REROUTE = 700;

  private FilterOrder() {}
}

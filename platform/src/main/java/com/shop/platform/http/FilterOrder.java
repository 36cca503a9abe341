package com.shop.platform.http;

/** Which filter sees a request first: the one with the larger number. */
public final class FilterOrder {
  static final int ANSWER_HEADERS = 1000;

  /** Before anything answers, since a page of another origin may be told what went wrong. */
  static final int CROSS_ORIGIN = 900;

  /** After all filters that need no body, and before whatever may answer. */
  static final int BODY = 800;

  /** Begins the request anew on another path. */
  public static final int REROUTE = 700;

  private FilterOrder() {}
}

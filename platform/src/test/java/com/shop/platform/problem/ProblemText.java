package com.shop.platform.problem;

/** Compares problems of different requests. */
public final class ProblemText {
  private ProblemText() {}

  /** The body without the one member that differs between requests. */
  public static String withoutRequestId(String body) {
    return body.replaceFirst(",\"requestId\":\"[0-9a-f-]+\"", "");
  }
}

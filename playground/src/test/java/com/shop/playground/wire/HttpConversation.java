package com.shop.playground.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP/1.1, one request after the other: every request is a boundary.
 *
 * @param callee the service that is called
 */
record HttpConversation(String callee) implements Conversation {
  private static final Pattern REQUEST = Pattern.compile("^([A-Z]+) ([^ ?]+)\\S* HTTP/1\\.1\r\n");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public Optional<Request> request(byte[] begun) {
    Matcher line = REQUEST.matcher(new String(begun, StandardCharsets.ISO_8859_1));
    if (!line.find()) {
      throw new IllegalStateException("not the beginning of a request, sent to " + callee);
    }
    String path = ID.matcher(line.group(2)).replaceAll("{id}");
    String act = "calls " + callee + ": " + line.group(1) + " " + path;
    return Optional.of(new Request(Optional.of(act)));
  }
}

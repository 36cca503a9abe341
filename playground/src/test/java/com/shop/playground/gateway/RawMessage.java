package com.shop.playground.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** An HTTP/1.1 message as received, with its chunks joined. */
public record RawMessage(String startLine, List<String> headers, String body) {

  /** Reads one message; null at the end of the stream. */
  static RawMessage read(InputStream in) throws IOException {
    String head = readUntil(in, "\r\n\r\n");
    if (head.isEmpty()) {
      return null;
    }
    List<String> lines = List.of(head.split("\r\n"));
    RawMessage message = new RawMessage(lines.get(0), lines.subList(1, lines.size()), "");
    return new RawMessage(message.startLine, message.headers, message.readBody(in));
  }

  private String readBody(InputStream in) throws IOException {
    if (header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
      StringBuilder body = new StringBuilder();
      for (String chunk = readChunk(in); !chunk.isEmpty(); chunk = readChunk(in)) {
        body.append(chunk);
      }
      return body.toString();
    }
    int length = header("Content-Length").map(Integer::valueOf).orElse(0);
    return new String(in.readNBytes(length), ISO_8859_1);
  }

  static String readChunk(InputStream in) throws IOException {
    int length = Integer.parseInt(readUntil(in, "\r\n").strip(), 16);
    String chunk = new String(in.readNBytes(length), ISO_8859_1);
    in.readNBytes(2);
    return chunk;
  }

  static String readUntil(InputStream in, String end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1);
  }

  /** The value of a header that may occur only once. */
  public Optional<String> header(String name) {
    List<String> values =
        headers.stream()
            .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
            .map(line -> line.substring(name.length() + 1).strip())
            .toList();
    if (values.size() > 1) {
      throw new AssertionError(name + " is there more than once: " + headers);
    }
    return values.stream().findFirst();
  }

  int status() {
    return Integer.parseInt(startLine.split(" ")[1]);
  }
}

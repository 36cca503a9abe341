package com.shop.platform.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The {@code Accept-Encoding} header (RFC 9110, section 12.5.3). What is malformed in it counts as
 * refused.
 */
public final class AcceptEncoding {
  private static final double MIN_WEIGHT = 0.001;
  private static final Pattern WEIGHT = Pattern.compile("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");

  private final Map<String, Double> weights = new HashMap<>();

  /**
   * @param header empty if absent
   */
  public AcceptEncoding(String header) {
    for (String element : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = element.split(";", 2);
      weights.put(parts[0].strip(), parts.length == 1 ? 1 : weight(parts[1].strip()));
    }
  }

  /** Whether the client accepts gzip and does not prefer the plain body. */
  public boolean prefersGzip() {
    double gzip = weight("gzip", 0);
    return gzip > 0 && gzip >= identity();
  }

  /** Whether the client refuses the plain body. */
  boolean refusesIdentity() {
    return identity() == 0;
  }

  /** Acceptable unless refused, but any other coding that is listed is preferred. */
  private double identity() {
    return weight("identity", MIN_WEIGHT);
  }

  private double weight(String coding, double otherwise) {
    return weights.getOrDefault(coding, weights.getOrDefault("*", otherwise));
  }

  private static double weight(String parameter) {
    return WEIGHT.matcher(parameter).matches() ? Double.parseDouble(parameter.substring(2)) : 0;
  }
}

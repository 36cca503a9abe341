package com.shop.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip                       | true  | false",
        "GZIP                       | true  | false",
        "deflate, gzip;q=1.0, *;q=0.5 | true | false",
        "br;q=1.0, gzip;q=0.8       | true  | false",
        "*                          | true  | false",
        "gzip;q=0.001               | true  | false",
        "gzip ; q=0.5               | true  | false",
        "gzip, identity;q=0         | true  | true",
        "gzip, *;q=0                | true  | true",
        "identity;q=0, *            | true  | true",
        "gzip;q=0.5, identity       | false | false",
        "gzip;q=0.5, *              | false | false",
        "gzip;q=0                   | false | false",
        "gzip;q=0, *                | false | false",
        "br                         | false | false",
        "identity                   | false | false",
        "*;q=0                      | false | true",
        "identity;q=0               | false | true",
        "gzip;q=much                | false | false",
        "gzip;q=2                   | false | false",
        "gzip;q=1e0                 | false | false",
        "gzip;q=-1                  | false | false",
        "gzip;q=NaN                 | false | false",
        "gzip;level=9               | false | false",
        ";,;q=,,                    | false | false",
        "''                         | false | false"
      })
  void negotiates(String header, boolean prefersGzip, boolean refusesIdentity) {
    AcceptEncoding accepted = new AcceptEncoding(header);

    assertEquals(prefersGzip, accepted.prefersGzip());
    assertEquals(refusesIdentity, accepted.refusesIdentity());
  }
}

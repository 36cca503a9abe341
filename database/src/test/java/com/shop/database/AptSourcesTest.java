package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AptSourcesTest {

  @Test
  void oneLineEntriesOfDebianAreFound() {
    assertEquals(
        List.of("http://mirror.example/debian", "https://other.example/debian/"),
        AptSources.ofLines(
            """
            # deb http://commented.example/debian bookworm main
            deb http://mirror.example/debian bookworm main contrib
            deb [ arch=amd64 signed-by=/usr/share/keyrings/k.gpg ] https://other.example/debian/ sid main
            deb-src http://source.example/debian bookworm main
            deb http://security.example/debian-security bookworm-security main
            deb [arch=amd64] https://docker.example/linux/debian bookworm stable
            deb http://ubuntu.example/ubuntu noble main
            """));
  }

  @Test
  void paragraphsOfDebianAreFound() {
    assertEquals(
        List.of("http://mirror.example/debian", "http://second.example/debian"),
        AptSources.ofParagraphs(
            """
            Types: deb deb-src
            # the snapshot of the day
            URIs: http://mirror.example/debian
             http://second.example/debian
            Suites: trixie trixie-updates
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            Types: deb
            URIs: http://security.example/debian-security
            Suites: trixie-security
            Components: main

            Enabled: no
            Types: deb
            URIs: http://off.example/debian
            Suites: sid
            Components: main

            Types: deb-src
            URIs: http://source.example/debian
            Suites: trixie
            Components: main
            """));
  }
}

package com.shop.user.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {

  @Test
  void idAndSecretAreReadFromHttpBasic() {
    assertEquals(Optional.of(new ClientCredentials("id", "secret")), parse("Basic ", "id:secret"));
    assertEquals(Optional.of(new ClientCredentials("id", "a:b")), parse("Basic ", "id:a:b"));
    assertEquals(Optional.of(new ClientCredentials("id", "")), parse("Basic ", "id:"));
  }

  @Test
  void theSchemeIsCaseInsensitive() {
    assertTrue(parse("bAsIc ", "id:secret").isPresent());
  }

  @Test
  void idAndSecretAreFormDecoded() {
    assertEquals(
        Optional.of(new ClientCredentials("a b", "50%:+")), parse("Basic ", "a+b:50%25%3A%2B"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!", "Bearer aWQ6c2VjcmV0", "Basic aWQ="})
  void otherHeadersHaveNoCredentials(String header) {
    assertEquals(Optional.empty(), ClientCredentials.parse(header));
  }

  @Test
  void invalidFormEncodingHasNoCredentials() {
    assertEquals(Optional.empty(), parse("Basic ", "id:%zz"));
  }

  @Test
  void onlyTheExactSecretMatches() {
    ClientCredentials credentials = new ClientCredentials("id", "secret");

    assertTrue(credentials.hasSecret("secret"));
    assertFalse(credentials.hasSecret("Secret"));
    assertFalse(credentials.hasSecret("secrets"));
    assertFalse(credentials.hasSecret("secre"));
    assertFalse(credentials.hasSecret(""));
  }

  private static Optional<ClientCredentials> parse(String scheme, String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return ClientCredentials.parse(scheme + Base64.getEncoder().encodeToString(bytes));
  }
}

package com.shop.product.storefront;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the storefront and the files that it names. */
@QuarkusTest
class StorefrontTest {
  private static final Pattern FILE =
      Pattern.compile("\"(/assets/storefront/\\w+-[0-9a-f]{16}\\.\\w+)\"");

  /** What everybody downloads before the first page is shown, besides its pictures. */
  private static final int MAX_BYTES = 60_000;

  private static final int MAX_REQUESTS = 5;

  private static final String KEPT = "public, max-age=31536000, immutable";

  @Test
  @Covers("STORE-1")
  void thePageRunsNothingButTheShopsOwnFiles() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("require-trusted-types-for 'script'"),
                not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(not(containsString("://")));
  }

  @Test
  @Covers("STORE-2")
  void thePageIsRevalidatedAndItsFilesAreKept() {
    String tag =
        given().get("/").then().header("Cache-Control", "no-cache").extract().header("ETag");
    given().header("If-None-Match", tag).get("/").then().statusCode(304);
    for (String file : files()) {
      given().get(file).then().statusCode(200).header("Cache-Control", KEPT);
    }
  }

  @Test
  @Covers("STORE-25")
  void allIsSmall() {
    List<String> requests = Stream.concat(Stream.of("/"), files().stream()).toList();
    assertTrue(requests.size() <= MAX_REQUESTS, requests::toString);
    RestAssuredConfig asSent =
        RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    int bytes = 0;
    for (String request : requests) {
      Response response = given().config(asSent).header("Accept-Encoding", "gzip").get(request);
      assertEquals("gzip", response.header("Content-Encoding"));
      bytes += response.asByteArray().length;
    }
    assertTrue(bytes <= MAX_BYTES, "bytes: " + bytes);
  }

  /** A page of another release asks for its own version while replicas of both are running. */
  @Test
  @Covers("STORE-3")
  void anotherVersionOfAFileIsAnsweredButNotKept() {
    for (String file : files()) {
      String other = file.replaceFirst("-[0-9a-f]{16}", "-0123456789abcdef");
      String own = given().get(file).asString();
      given()
          .get(other)
          .then()
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .body(equalTo(own));
    }
  }

  @Test
  @Covers("STORE-37")
  void aPictureIsKeptInTheVersionThatThePageNames() {
    String version =
        given()
            .get("/")
            .htmlPath()
            .getString("html.head.meta.find { it.@name == 'pictures' }.@content");
    assertEquals(16, version.length());
    assertEquals(KEPT, caching(given(), "mug.svg?v=" + version, 200));
    assertEquals("no-store", caching(given(), "mug.svg?v=0123456789abcdef", 200));
    assertEquals("no-store", caching(given(), "nothing.svg?v=" + version, 404));
    RequestSpecification conditional =
        given().header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");
    assertEquals(KEPT, caching(conditional, "mug.svg?v=" + version, 304));
    assertFalse(caching(given(), "mug.svg", 200).contains("31536000"));
  }

  /** The version is the hash of the pictures that products.json names. */
  @Test
  void eachPictureIsOneOfAProduct() throws IOException {
    Path resources = Path.of("src", "main", "resources");
    Set<String> named =
        Set.copyOf(
            JsonPath.from(resources.resolve("seed/products.json").toFile()).getList("image"));
    try (Stream<Path> pictures =
        Files.list(resources.resolve("META-INF/resources/assets/products"))) {
      assertEquals(
          named, pictures.map(p -> p.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  private static String caching(RequestSpecification request, String picture, int status) {
    return request
        .get("/assets/products/" + picture)
        .then()
        .statusCode(status)
        .extract()
        .header("Cache-Control");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/storefront/nothing-0123456789abcdef.js, 404",
    "/assets/storefront/app.js, 404",
    "/assets/storefront/, 404",
    "/assets, 404",
    "/index.html, 404",
    "/storefront/app.js, 404",
  })
  void everythingElseIsNotFound(String path, int status) {
    given().get(path).then().statusCode(status).body("code", equalTo("not_found"));
  }

  @ParameterizedTest
  @CsvSource({"POST, /", "PUT, /", "DELETE, /assets/storefront/app-0123456789abcdef.js"})
  void filesCanOnlyBeRead(String method, String path) {
    given()
        .request(method, path)
        .then()
        .statusCode(405)
        .header("Allow", "GET")
        .body("code", equalTo("method_not_allowed"));
  }

  private static List<String> files() {
    return FILE.matcher(given().get("/").asString())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}

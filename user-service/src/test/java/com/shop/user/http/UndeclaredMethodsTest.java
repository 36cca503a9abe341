package com.shop.user.http;

import com.shop.platform.http.UndeclaredMethods;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UndeclaredMethodsTest extends UndeclaredMethods {
  @Override
  protected String adminToken() {
    return Person.ADMIN.accessToken();
  }
}

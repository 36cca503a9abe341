package com.shop.order.http;

import com.shop.platform.http.UndeclaredMethods;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UndeclaredMethodsTest extends UndeclaredMethods {}

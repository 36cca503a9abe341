package com.shop.payment.http;

import com.shop.platform.http.UndeclaredMethods;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UndeclaredMethodsTest extends UndeclaredMethods {}

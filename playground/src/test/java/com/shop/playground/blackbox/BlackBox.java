package com.shop.playground.blackbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that needs nothing but {@link ShopUnderTest#base}. */
@Tag("blackbox")
@ExtendWith(ShopUnderTest.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface BlackBox {}

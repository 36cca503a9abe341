package com.shop.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Skips a test that disturbs its MySQL server, where others may use that server. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@DisabledIfEnvironmentVariable(
    named = "SHOP_MYSQL_URL",
    matches = ".+",
    disabledReason = "not on a server that others may use")
public @interface OwnDatabase {}

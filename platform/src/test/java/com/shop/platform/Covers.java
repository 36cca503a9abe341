package com.shop.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the rules of {@code docs/requirements.md} that a test shows to hold. The build reads it in
 * the sources of all modules: a rule that no test names fails it, and a name that is no rule.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Covers {
  /** Ids as {@code ORDER-20}. */
  String[] value();
}

package com.shop.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the requirements in {@code docs/requirements.md} that a test covers. The build fails if a
 * requirement has no test or if an id does not exist.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Covers {
  /** The ids, such as {@code ORDER-20}. */
  String[] value();
}

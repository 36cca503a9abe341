package com.shop.product.catalogue;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A category's name in URLs, such as {@code home-kitchen}. */
@Pattern(regexp = Slug.SYNTAX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slug {
  /** Checks the length first, so that long input is rejected before the words are matched. */
  String SYNTAX = "(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*";

  String message() default
      "must be 1 to 64 lower-case letters or digits, in words joined by hyphens";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

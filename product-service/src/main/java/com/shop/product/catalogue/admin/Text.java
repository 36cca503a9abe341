package com.shop.product.catalogue.admin;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Multi-line text of up to 4000 characters (code points), without control characters other than
 * tabs and line breaks.
 */
@Pattern(regexp = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\uD800-\\uDFFF]{0,4000}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface Text {
  String message() default "must be up to 4000 printable characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

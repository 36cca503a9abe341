package com.shop.product.catalogue.admin;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * What a product is called: 1 to 200 characters (code points), not only spaces; no control
 * characters, line separators or halves of surrogate pairs, as it is one line and part of cursors.
 */
@Pattern(regexp = "(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,200}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface ProductName {
  String message() default "must be 1 to 200 printable characters, not blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

package com.shop.platform;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * One line of text that people are shown, on a label or in a list: not only spaces; no control
 * characters, line separators or halves of surrogate pairs, which could forge a line there. How
 * long it may be is said beside this.
 */
@Pattern(regexp = "(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleLine {
  String message() default "must be printable characters, not blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

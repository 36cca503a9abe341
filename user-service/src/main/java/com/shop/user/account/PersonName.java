package com.shop.user.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A person's name: 1 to 100 characters (code points), not only spaces; no control characters, line
 * separators or halves of surrogate pairs, which could forge a line in a log or a mail.
 */
@Pattern(regexp = "(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,100}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface PersonName {
  String message() default "must be 1 to 100 printable characters, not blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

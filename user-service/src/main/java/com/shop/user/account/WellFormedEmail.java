package com.shop.user.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The text of an {@link EmailAddress}; null is valid. */
@Pattern(regexp = EmailAddress.SYNTAX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface WellFormedEmail {
  String message() default "must be an email address of at most 254 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

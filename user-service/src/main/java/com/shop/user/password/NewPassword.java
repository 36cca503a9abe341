package com.shop.user.password;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A new password: 8 to 128 characters (code points), without unpaired surrogates. Null is valid.
 */
@Pattern(regexp = "[^\\uD800-\\uDFFF]{8,128}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {
  int MAX_LENGTH = 128;

  String message() default "must have 8 to 128 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

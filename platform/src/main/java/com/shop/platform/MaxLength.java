package com.shop.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Text of limited length; null is valid. Use it instead of {@code @Size}, which does not count
 * {@link CodePoints}.
 */
@Constraint(validatedBy = MaxLength.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxLength {
  /** The maximum length in code points. */
  int value();

  String message() default "must have at most {value} characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts the code points. */
  final class Validator implements ConstraintValidator<MaxLength, String> {
    private int max;

    @Override
    public void initialize(MaxLength constraint) {
      max = constraint.value();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || CodePoints.count(text) <= max;
    }
  }
}

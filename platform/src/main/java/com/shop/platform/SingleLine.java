package com.shop.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.regex.Pattern;

/**
 * One visible line of text, such as a name or a line of an address: not blank, and without control
 * characters, line separators or unpaired surrogates, which could forge a line in a log. Null is
 * valid.
 */
@Constraint(validatedBy = SingleLine.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleLine {
  /** The maximum length in Unicode code points, which is also how MySQL counts characters. */
  int max();

  String message() default "must be 1 to {max} printable characters, not blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the characters and counts them. */
  final class Validator implements ConstraintValidator<SingleLine, String> {
    private static final Pattern PRINTABLE =
        Pattern.compile("(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private int max;

    @Override
    public void initialize(SingleLine constraint) {
      max = constraint.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null
          || text.codePointCount(0, text.length()) <= max && PRINTABLE.matcher(text).matches();
    }
  }
}

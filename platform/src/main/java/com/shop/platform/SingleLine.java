package com.shop.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.regex.Pattern;

/**
 * One visible line of text, such as a name or a line of an address. At least one character is
 * visible, and there are no control characters, line separators or unpaired surrogates, which could
 * forge a line in a log, and no bidirectional control that would reorder the text after it. Null is
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
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private int max;

    @Override
    public void initialize(SingleLine constraint) {
      max = constraint.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null
          || CodePoints.count(text) <= max
              && PRINTABLE.matcher(text).matches()
              && VisibleText.isVisible(text)
              && VisibleText.isBidiBalanced(text);
    }
  }
}

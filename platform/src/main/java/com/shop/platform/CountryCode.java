package com.shop.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** An assigned ISO 3166-1 alpha-2 country code, such as {@code US}; null is valid. */
@Constraint(validatedBy = CountryCode.Assigned.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {
  String message() default "must be an ISO 3166-1 alpha-2 country code, such as US";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the code against the JDK's list. */
  final class Assigned implements ConstraintValidator<CountryCode, String> {
    private static final Set<String> CODES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || CODES.contains(code);
    }
  }
}

package com.shop.user.address;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;
import java.util.Set;

/** A country's two letters that ISO 3166-1 has assigned, as Java knows them. */
@Constraint(validatedBy = CountryCode.Assigned.class)
@Retention(RetentionPolicy.RUNTIME)
@interface CountryCode {
  String message() default "must be a country of ISO 3166-1, as two capital letters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks the letters up. */
  final class Assigned implements ConstraintValidator<CountryCode, String> {
    private static final Set<String> CODES =
        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || CODES.contains(code);
    }
  }
}

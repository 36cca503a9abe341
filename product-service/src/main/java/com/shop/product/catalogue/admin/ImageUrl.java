package com.shop.product.catalogue.admin;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The address of a picture: an http(s) URL or a path on this host, so never a script. */
@Pattern(regexp = "(?=.{1,2048}$)(https?:/)?/(?!/)[\\w\\-.~:/?#\\[\\]@!$&'()*+,;=%]+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface ImageUrl {
  String message() default "must be an http(s) URL or a path on this host, up to 2048 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

package com.shop.platform.problem;

/**
 * One violation in an invalid request.
 *
 * @param field the path in the body, such as {@code items[0].quantity}, or the parameter's name
 * @param message what is expected
 */
public record Violation(String field, String message) {}

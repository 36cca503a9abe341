package com.shop.platform.problem;

/**
 * One broken rule of a request.
 *
 * @param field where, as {@code items[0].quantity}, or the parameter's name
 * @param message what is expected there
 */
public record Violation(String field, String message) {}

package com.shop.benchmark;

/** The benchmark cannot go on. The message is a sentence for the person at the keyboard. */
final class BenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BenchmarkException(String message) {
    super(message);
  }
}

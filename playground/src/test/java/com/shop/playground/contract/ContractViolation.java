package com.shop.playground.contract;

/** A response that is not declared, or differs from its declaration. */
public final class ContractViolation extends AssertionError {
  private static final long serialVersionUID = 1L;

  ContractViolation(String what, Exchange exchange) {
    super(what + ": " + exchange);
  }
}

package com.shop.playground.contract;

/** An answer that is not declared, or not as it is declared. */
public final class ContractViolation extends AssertionError {
  private static final long serialVersionUID = 1L;

  ContractViolation(String what, Exchange exchange) {
    super(what + ": " + exchange);
  }
}

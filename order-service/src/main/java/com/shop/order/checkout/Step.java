package com.shop.order.checkout;

/** What is to be done next for an order; read off its row. */
enum Step {
  RESERVE,
  PAY,
  CONFIRM,
  COMPENSATE,
  /** The order is at rest. */
  NONE
}

package com.shop.playground.shop;

/** The shop cannot do what was asked. The message is a sentence for the person at the keyboard. */
public final class ShopException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ShopException(String message) {
    super(message);
  }
}

package com.shop.benchmark;

import java.util.List;
import java.util.Locale;

/** The parts, in the order in which they run. */
enum Parts {
  CHECKOUT(new CheckoutPart()),
  CATALOGUE(new CataloguePart()),
  GROWTH(new GrowthPart()),
  MEMORY(new MemoryPart()),
  START(new StartPart());

  /** Those that need no more than the shop does. */
  static final List<Parts> WITHOUT_IMAGES = List.of(CHECKOUT, CATALOGUE, GROWTH, MEMORY);

  private final Part part;

  Parts(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package com.shop.playground.chaos;

/** The faults that are injected, each as often as its weight says. */
enum Fault {
  KILL_SERVICE("replica killed (SIGKILL)", 25),
  PAUSE_SERVICE("replica paused (SIGSTOP)", 15),
  CUT("wire cut, all connections", 25),
  DELAY("wire delayed", 15),
  CUT_CLIENTS("clients cut off, all connections", 10),
  KILL_MYSQL("MySQL killed (SIGKILL)", 4),
  PAUSE_MYSQL("MySQL paused (SIGSTOP)", 6);

  private final String description;
  private final int weight;

  Fault(String description, int weight) {
    this.description = description;
    this.weight = weight;
  }

  /**
   * @param dice from 0 to 99
   */
  static Fault of(int dice) {
    int sum = 0;
    for (Fault fault : values()) {
      sum += fault.weight;
      if (dice < sum) {
        return fault;
      }
    }
    throw new IllegalArgumentException("weights add up to " + sum);
  }

  @Override
  public String toString() {
    return description;
  }
}

package com.shop.playground.chaos;

/** What is done to a shop at work, each as often as its weight says. */
enum Fault {
  KILL_SERVICE("a replica killed (SIGKILL)", 25),
  PAUSE_SERVICE("a replica paused (SIGSTOP)", 15),
  CUT("all connections of a wire cut", 25),
  DELAY("a wire delayed", 15),
  CUT_CLIENTS("all connections of the clients cut", 10),
  KILL_MYSQL("MySQL killed (SIGKILL)", 4),
  PAUSE_MYSQL("MySQL paused (SIGSTOP)", 6);

  private final String description;
  private final int weight;

  Fault(String description, int weight) {
    this.description = description;
    this.weight = weight;
  }

  /**
   * @param dice from 0 up to 99
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

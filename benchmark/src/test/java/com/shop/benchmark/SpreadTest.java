package com.shop.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMedianIsTheMiddleValue() {
    assertEquals(new Spread(3, 1, 9), Spread.of(DoubleStream.of(9, 1, 3)));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheAverageOfTheMiddleTwo() {
    assertEquals(new Spread(4, 1, 9), Spread.of(DoubleStream.of(9, 1, 3, 5)));
  }

  @Test
  void ratiosAreThoseOfNeighbours() {
    assertEquals(
        new Spread(0.5, 0.25, 0.5),
        Spread.ofRatios(List.of(1.0, 2.0, 3.0), List.of(2.0, 8.0, 6.0), value -> value));
  }
}

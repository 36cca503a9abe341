package com.shop.playground.chaos;

import com.shop.playground.system.RunningShop;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wherever a process dies during a checkout, the order is confirmed and paid once. */
@Tag("crash")
@ExtendWith(RunningShop.class)
class CheckoutCrashIT {

  @TestFactory
  Stream<DynamicTest> aCrashLosesNothing() throws Exception {
    return Crashes.alsoOfNewProcesses(Scenario.CHECKOUT);
  }
}

package com.shop.playground.chaos;

import com.shop.playground.system.RunningShop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** As {@link CheckoutCrashIT}, for everything else that moves money or stock. */
@Tag("chaos")
@ExtendWith(RunningShop.class)
class CrashMatrixIT {

  @TestFactory
  Stream<DynamicContainer> aCrashLosesNothing() throws Exception {
    List<DynamicContainer> scenarios = new ArrayList<>();
    for (Scenario scenario : Scenario.OTHERS) {
      scenarios.add(DynamicContainer.dynamicContainer(scenario.name(), Crashes.of(scenario)));
    }
    scenarios.add(
        DynamicContainer.dynamicContainer(
            Scenario.SHOWN_REFUND.name(), Crashes.ofPolls(Scenario.SHOWN_REFUND)));
    return scenarios.stream();
  }
}

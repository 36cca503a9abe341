package com.shop.order;

import com.shop.order.client.RealRemotes;
import com.shop.platform.warmup.WarmUpTrace;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The other services do not run here, so a task that called one would fail. */
@QuarkusTest
@TestProfile(RealRemotes.class)
class WarmUpTraceTest extends WarmUpTrace {}

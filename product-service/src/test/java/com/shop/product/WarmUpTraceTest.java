package com.shop.product;

import com.shop.platform.warmup.WarmUpTrace;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WarmUpTraceTest extends WarmUpTrace {}

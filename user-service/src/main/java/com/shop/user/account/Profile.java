package com.shop.user.account;

import com.shop.platform.SingleLine;
import jakarta.validation.constraints.NotNull;

/** What customers can change about themselves. */
record Profile(@NotNull @SingleLine(max = 100) String name) {}

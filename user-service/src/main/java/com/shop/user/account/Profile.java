package com.shop.user.account;

import com.shop.platform.SingleLine;
import jakarta.validation.constraints.NotNull;

/** The part of an account that its owner can change. */
record Profile(@NotNull @SingleLine(max = 100) String name) {}

package com.shop.user.account;

import jakarta.validation.constraints.NotNull;

/** What customers can change about themselves. */
record Profile(@NotNull @PersonName String name) {}

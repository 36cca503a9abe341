package com.shop.platform.persistence;

/** Fired once at start, when the schema is migrated: the moment to seed. */
public record DatabaseReady() {}

package com.shop.platform.persistence;

/** Fired once at start, after the schema has been migrated; seeds data. */
public record DatabaseReady() {}

package com.shop.database;

import java.io.IOException;

/** Work that takes time, and can be interrupted. */
public interface InterruptibleCall<T> {

  T run() throws IOException, InterruptedException;
}

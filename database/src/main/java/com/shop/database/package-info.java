/** The MySQL that tests and the local shop run on. */
package com.shop.database;

/** The whole shop on one machine. */
package com.shop.playground;

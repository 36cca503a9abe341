/** The commands for a whole shop on one machine. */
package com.shop.playground;

/** Tests the scripts against a fake cluster. */
package com.shop.playground.script;

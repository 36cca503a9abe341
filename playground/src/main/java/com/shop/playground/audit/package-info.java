/** What must always hold, looked up in the four schemas. */
package com.shop.playground.audit;

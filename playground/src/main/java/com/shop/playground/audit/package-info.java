/** What must always hold, looked up in the schemas of products, orders and payments. */
package com.shop.playground.audit;

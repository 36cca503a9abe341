/** One customer's visit, as a person would make it with an HTTP client. */
package com.shop.playground.demo;

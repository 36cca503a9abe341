/** What every service does with a request before, and with an answer after, a resource has it. */
package com.shop.platform.http;

/** HTTP behaviour that all services share: filters, parameters and stored responses. */
package com.shop.platform.http;

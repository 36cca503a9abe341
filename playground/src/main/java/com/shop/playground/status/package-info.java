/** What the services of a shop report about themselves, at a glance. */
package com.shop.playground.status;

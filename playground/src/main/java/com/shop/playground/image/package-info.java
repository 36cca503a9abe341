/** Builds the services' container images without a container engine. */
package com.shop.playground.image;

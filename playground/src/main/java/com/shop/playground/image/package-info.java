/** The services' container images, built without a container engine. */
package com.shop.playground.image;

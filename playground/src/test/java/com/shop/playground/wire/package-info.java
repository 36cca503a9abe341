/**
 * The lines between the processes of a shop, and between them and MySQL, as things of their own:
 * what goes over them is seen, and they can be cut, slowed down, and stopped at an exact moment.
 * The shop itself knows nothing of it.
 */
package com.shop.playground.wire;

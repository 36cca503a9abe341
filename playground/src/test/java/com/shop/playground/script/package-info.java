/** The scripts for a person, run against what pretends to be a cluster. */
package com.shop.playground.script;

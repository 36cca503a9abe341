/**
 * What is deployed, rendered as kubectl renders it and checked as an API server and linters would.
 */
package com.shop.playground.manifest;

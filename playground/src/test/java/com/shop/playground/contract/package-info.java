/**
 * The shop against its own OpenAPI documents. {@link com.shop.playground.contract.Contract} holds
 * what is really said over HTTP against what the services declare; the tests of this package see to
 * it that every operation is heard, and that nobody gets in who should not.
 */
package com.shop.playground.contract;

/** Renders the manifests with kubectl and checks them as an API server and linters would. */
package com.shop.playground.manifest;

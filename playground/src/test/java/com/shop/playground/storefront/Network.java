package com.shop.playground.storefront;

/** What can go wrong between the page that is shown and the shop, until the page is reloaded. */
final class Network {
  private final Browser browser;

  Network(Browser browser) {
    this.browser = browser;
  }

  /** Lets the shop receive requests, but the page never gets the responses. */
  void loseResponses(String method, String path, int count) {
    browser.script(
        """
        const [method, path] = arguments;
        let left = arguments[2];
        const real = window.fetch;
        window.fetch = async (url, options) => {
          const response = await real(url, options);
          if (options.method !== method || !url.startsWith(path) || left-- <= 0) return response;
          throw new TypeError('lost');
        };
        window.restoreNetwork = () => { window.fetch = real; };
        """,
        method,
        path,
        count);
  }

  /** Lets the shop receive no requests of a kind. */
  void loseRequests(String method, String path) {
    intercept(method, path, "throw new TypeError('lost');");
  }

  /** Rejects requests of a kind as an ingress does, before the shop receives them. */
  void turnAway(String method, String path, int status) {
    turnAway(method, path, status, "");
  }

  /**
   * As {@link #turnAway(String, String, int)}.
   *
   * @param requestId what the response calls the request
   */
  void turnAway(String method, String path, int status, String requestId) {
    intercept(
        method,
        path,
        "return new Response('', { status: %d, headers: { 'X-Request-Id': '%s' } });"
            .formatted(status, requestId));
  }

  /** As {@link #turnAway(String, String, int)}, only the next request of that kind. */
  void turnAwayOnce(String method, String path, int status) {
    intercept(
        method,
        path,
        "restoreNetwork(); return new Response('', { status: %d });".formatted(status));
  }

  /**
   * Lets responses to requests of a kind break off after their headers.
   *
   * @param requestId what the responses call the requests
   */
  void breakOff(String method, String path, String requestId) {
    intercept(
        method,
        path,
        """
        return new Response(new ReadableStream({start: it => it.error(new TypeError('lost'))}), {
          headers: { 'X-Request-Id': '%s' }
        });
        """
            .formatted(requestId));
  }

  /** Holds requests of a kind before the shop receives them. */
  void hold(String method, String path) {
    browser.script(
        """
        window.held = new Promise((release, fail) => {
          window.releaseHeld = release;
          window.failHeld = () => fail(new TypeError('lost'));
        });
        """);
    intercept(method, path, "window.isHeld = true; await held; return real(url, options);");
  }

  /** Whether a request is held. */
  boolean holds() {
    return (Boolean) browser.script("return window.isHeld === true");
  }

  /** Sends the requests that are held, and those that follow. */
  void releaseHeld() {
    browser.script("releaseHeld()");
  }

  /** Lets the requests fail that are held. */
  void failHeld() {
    browser.script("failHeld()");
  }

  private void intercept(String method, String path, String response) {
    browser.script(
        """
        const [method, path] = arguments;
        const real = window.fetch;
        window.fetch = async (url, options) => {
          if (options.method !== method || !url.startsWith(path)) return real(url, options);
          %s
        };
        window.restoreNetwork = () => { window.fetch = real; };
        """
            .formatted(response),
        method,
        path);
  }

  /** Ends what was done to requests last. */
  void restore() {
    browser.script("restoreNetwork()");
  }
}

package dev.earmark.app.web;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/**
 * Who may change a page: who knew the password; where there is none, who asks a port that only this
 * machine reaches, and is no browser, which may speak for a page from elsewhere.
 *
 * @param password whether there is one, which was then asked for already
 * @param loopback whether only this machine reaches the port
 */
record ChangeRule(boolean password, boolean loopback) {

  /** Returns why who asks may not, in a sentence. */
  Optional<String> refusal(Headers headers) {
    if (password) {
      return Optional.empty();
    }
    if (!loopback) {
      return Optional.of(
          "a page can be changed where http.user and http.password are set or http.host is loopback");
    }
    return headers.containsKey("Origin")
        ? Optional.of("a browser can change a page where http.user and http.password are set")
        : Optional.empty();
  }
}

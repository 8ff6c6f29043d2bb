package dev.earmark.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request without a network, and what it was answered. */
final class FakeExchange extends HttpExchange {
  private final String method;
  private final URI uri;
  private final Headers request = new Headers();
  private final Headers response = new Headers();
  private final ByteArrayInputStream body;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private int status;

  FakeExchange(String method, URI uri, String type, String body) {
    this.method = method;
    this.uri = uri;
    this.body = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    String line = type.replaceAll("[\\r\\n]", ""); // as the JDK's server sees to before
    if (!line.isEmpty()) {
      request.put("Content-Type", List.of(line));
    }
  }

  /** Throws where the registry blames itself, or says nothing. */
  void requireAnswered() {
    if (status < 200 || status >= 500 || answer.size() == 0) {
      throw new AssertionError(
          "%s %s must be answered: status=%d, body=%s"
              .formatted(method, uri, status, answer.toString(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public Headers getRequestHeaders() {
    return request;
  }

  @Override
  public Headers getResponseHeaders() {
    return response;
  }

  @Override
  public URI getRequestURI() {
    return uri;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  @Override
  public InputStream getRequestBody() {
    return body;
  }

  @Override
  public OutputStream getResponseBody() {
    return answer;
  }

  @Override
  public void sendResponseHeaders(int code, long length) {
    status = code;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return getRemoteAddress();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public Object getAttribute(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpPrincipal getPrincipal() {
    throw new UnsupportedOperationException();
  }
}

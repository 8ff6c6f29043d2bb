package dev.earmark.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls a registry as a foreign client would, and gives status and body as one line. */
final class RestCall {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  RestCall(String url) {
    this.url = url;
  }

  String get(String path) {
    return send(request(path).GET());
  }

  String delete(String path) {
    return send(request(path).DELETE());
  }

  String put(String path, String json) {
    return send(request(path).PUT(BodyPublishers.ofString(json)));
  }

  String post(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  /** Posts a schema in the envelope of the API. */
  String postSchema(String path, String schema) {
    return post(path, envelope(schema));
  }

  static String envelope(String schema) {
    try {
      return MAPPER.writeValueAsString(Map.of("schema", schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json");
  }

  String send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

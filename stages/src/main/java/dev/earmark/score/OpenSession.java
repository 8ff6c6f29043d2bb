package dev.earmark.score;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;

/**
 * A session and the threads that may run it: any on the processor, one of its own on a card, whose
 * memory and streams then have one user.
 */
final class OpenSession implements AutoCloseable {
  private final OrtSession session;
  private final Provider provider;
  private final Leases leases = new Leases();
  private final @Nullable OwnerThread owner;

  /** Takes a session over that the provider runs. */
  OpenSession(OrtSession session, Provider provider) {
    this.session = session;
    this.provider = provider;
    owner = provider == Provider.CUDA ? new OwnerThread("earmark-cuda") : null;
  }

  OrtSession session() {
    return session;
  }

  Provider provider() {
    return provider;
  }

  /** What is done with the result of a run before it is freed. */
  interface Taking {
    void take(OrtSession.Result result) throws OrtException;
  }

  /** Runs the graph over a batch's buffers; throws where the model of this name is closed. */
  void run(String name, Batch batch, Taking taking) throws OrtException {
    leases.take(name);
    try {
      if (owner == null) {
        runHere(batch, taking);
      } else {
        owner.run(() -> runHere(batch, taking));
      }
    } finally {
      leases.giveBack();
    }
  }

  private void runHere(Batch batch, Taking taking) throws OrtException {
    try (var result = batch.run(session)) {
      taking.take(result);
    }
  }

  /**
   * Waits until the last run that has begun is over, then frees the session; a second call does
   * nothing.
   */
  @Override
  public void close() {
    leases.end(this::free);
  }

  /** Closes where something went wrong, which stays what is said whatever closing throws. */
  void closeAfter(Throwable wrong) {
    try {
      close();
    } catch (RuntimeException | Error alsoWrong) {
      wrong.addSuppressed(alsoWrong);
    }
  }

  private void free() {
    try {
      if (owner == null) {
        session.close();
      } else {
        freeOn(owner);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("session cannot be closed: " + Model.firstLine(e), e);
    }
  }

  private void freeOn(OwnerThread thread) throws OrtException {
    try {
      thread.run(session::close);
    } finally {
      thread.end();
    }
  }
}

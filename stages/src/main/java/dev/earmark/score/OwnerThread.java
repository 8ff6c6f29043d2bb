package dev.earmark.score;

import ai.onnxruntime.OrtException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thread that alone does what is asked of it, in the order in which it is asked. */
final class OwnerThread {
  private final ExecutorService thread;

  OwnerThread(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              var owner = new Thread(work, name);
              owner.setDaemon(true);
              return owner;
            });
  }

  /** What it does. */
  interface Work {
    void run() throws OrtException;
  }

  /**
   * Has it do something and waits until that is over, also where the caller is interrupted: its
   * buffers are in use.
   */
  void run(Work work) throws OrtException {
    Future<?> done =
        thread.submit(
            () -> {
              work.run();
              return null;
            });
    try {
      await(done);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static void await(Future<?> done) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Throws what was thrown there, or returns the checked one. */
  private static OrtException thrown(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof OrtException ort) {
      return ort;
    }
    throw cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  /** Ends it when everything is done that was asked. */
  void end() {
    thread.shutdown();
  }
}

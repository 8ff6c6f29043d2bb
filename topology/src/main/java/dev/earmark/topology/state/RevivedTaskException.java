package dev.earmark.topology.state;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Says that a task would go on in the objects of its former life; another thread makes new ones.
 */
public final class RevivedTaskException extends RetriableException {
  private static final long serialVersionUID = 1;

  RevivedTaskException(TaskId task) {
    super("a task that was closed is made anew: task=" + task);
  }
}

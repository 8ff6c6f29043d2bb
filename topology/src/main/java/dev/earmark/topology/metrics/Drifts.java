package dev.earmark.topology.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the devices' clocks go against the positions of their samples: measured by the stream
 * threads, read by anyone, brought up to date about once a second.
 *
 * <p>A device is here while a recording of it is open; of more than {@value #MOST_DEVICES} devices
 * the others are left out.
 */
public final class Drifts {
  /** Most devices that are shown, so that what reads them is not flooded with names. */
  public static final int MOST_DEVICES = 1_000;

  private final Map<String, Double> ppm = new ConcurrentHashMap<>();

  /** Returns the drift of each device in parts per million; above zero its clock runs fast. */
  public Map<String, Double> ppm() {
    return new TreeMap<>(ppm);
  }

  /** Shows a device's drift and returns whether there was room for it. */
  public boolean show(String device, double driftPpm) {
    if (ppm.size() >= MOST_DEVICES && !ppm.containsKey(device)) {
      return false;
    }
    ppm.put(device, driftPpm);
    return true;
  }

  /** Shows the device no longer. */
  public void forget(String device) {
    ppm.remove(device);
  }
}

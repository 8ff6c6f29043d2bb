package dev.earmark.app.report;

/** Where seconds lie in a drawing. */
record TimeAxis(double seconds) {
  static final double LEFT = 78;
  private static final double PER_SECOND = 44;
  private static final double LEAST_WIDTH = 880;
  private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60};
  private static final double LEAST_TICK = 64;

  private double perSecond() {
    return Math.max(PER_SECOND, LEAST_WIDTH / Math.max(1, seconds));
  }

  double x(double at) {
    return LEFT + Math.max(0, Math.min(at, seconds)) * perSecond();
  }

  double width() {
    return x(seconds) + 14;
  }

  /** Returns the seconds from one tick to the next. */
  double step() {
    for (double step : STEPS) {
      if (step * perSecond() >= LEAST_TICK) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  /** Returns a time as minutes and seconds. */
  static String clock(double at) {
    long whole = Math.round(at);
    return whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
  }
}

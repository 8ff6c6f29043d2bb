package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws what a model sees of a window: an image of frames and bins, a curve, or bars. */
final class SeenImage {
  private static final int LEFT = 80;
  private static final int TOP = 60;
  private static final int RIGHT = 120;
  private static final int BELOW = 60;
  private static final int WIDTH = 800;
  private static final int HEIGHT = 320;
  private static final int BAR = 16;

  private final Seen seen;
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double[] range;

  private SeenImage(Seen seen) {
    this.seen = seen;
    range = seen.range();
    int panels = seen.length('C');
    int height = TOP + panels * (HEIGHT + BELOW);
    image = new BufferedImage(LEFT + WIDTH + RIGHT, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
  }

  /**
   * Writes a PNG.
   *
   * @throws CommandFailure where it cannot be written, or this Java has no fonts
   */
  static void draw(ModelCard card, Window window, Path png) {
    try {
      System.setProperty("java.awt.headless", "true");
      var drawing = new SeenImage(new Seen(card, window));
      drawing.draw();
      if (!ImageIO.write(drawing.image, "png", png.toFile())) {
        throw new IOException("this Java writes no PNG");
      }
    } catch (IOException e) {
      throw CommandFailure.broken("--png cannot be written: " + png + ": " + e.getMessage(), e);
    } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError e) {
      throw CommandFailure.broken(
          "--png needs a Java that draws text: install fontconfig and a font: " + e.getMessage(),
          e);
    }
  }

  private void draw() {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(Color.BLACK);
    graphics.drawString(seen.title(), LEFT, 24);
    for (int channel = 0; channel < seen.length('C'); channel++) {
      panel(channel, new Panel(graphics, LEFT, TOP + channel * (HEIGHT + BELOW), WIDTH, HEIGHT));
    }
    graphics.dispose();
  }

  private void panel(int channel, Panel panel) {
    if (seen.length('F') == 1) {
      curve(channel, panel);
    } else if (seen.length('T') == 1) {
      bars(channel, panel);
    } else {
      pixels(channel, panel);
    }
  }

  private void pixels(int channel, Panel panel) {
    int frames = seen.length('T');
    int bins = seen.length('F');
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        int frame = (int) ((long) x * frames / WIDTH);
        int bin = (int) ((long) (HEIGHT - 1 - y) * bins / HEIGHT);
        image.setRGB(LEFT + x, panel.top() + y, ColourMap.of(share(channel, frame, bin)));
      }
    }
    double[] rows = seen.binRange();
    panel.below(0, seen.seconds(), "seconds");
    panel.beside(rows[0], rows[1], name(channel, seen.binName()));
    scale(panel);
  }

  private double share(int channel, int frame, int bin) {
    return (seen.at(channel, frame, bin) - range[0]) / (range[1] - range[0]);
  }

  private String name(int channel, String what) {
    return seen.length('C') == 1 ? what : "channel " + channel + ": " + what;
  }

  /** What the colours mean. */
  private void scale(Panel panel) {
    int left = LEFT + WIDTH + RIGHT - BAR - 20;
    for (int y = 0; y < HEIGHT; y++) {
      graphics.setColor(new Color(ColourMap.of((HEIGHT - 1.0 - y) / HEIGHT)));
      graphics.drawLine(left, panel.top() + y, left + BAR, panel.top() + y);
    }
    new Panel(graphics, left, panel.top(), BAR, HEIGHT).beside(range[0], range[1], "");
  }

  private void curve(int channel, Panel panel) {
    int frames = seen.length('T');
    graphics.setColor(new Color(ColourMap.of(0.4)));
    for (int x = 0; x < WIDTH; x++) {
      int from = (int) ((long) x * frames / WIDTH);
      int to = Math.max(from + 1, (int) ((long) (x + 1) * frames / WIDTH));
      double least = 1;
      double most = 0;
      for (int frame = from; frame < Math.min(frames, to + 1); frame++) {
        least = Math.min(least, share(channel, frame, 0));
        most = Math.max(most, share(channel, frame, 0));
      }
      graphics.drawLine(LEFT + x, y(panel, most), LEFT + x, y(panel, least));
    }
    panel.below(0, seen.seconds(), "seconds");
    panel.beside(range[0], range[1], name(channel, "value"));
  }

  private static int y(Panel panel, double share) {
    return panel.top() + (int) Math.round((1 - share) * HEIGHT);
  }

  private void bars(int channel, Panel panel) {
    int bins = seen.length('F');
    int zero = y(panel, Math.max(0, Math.min(1, -range[0] / (range[1] - range[0]))));
    graphics.setColor(new Color(ColourMap.of(0.4)));
    for (int bin = 0; bin < bins; bin++) {
      int from = LEFT + bin * WIDTH / bins;
      int to = Math.max(from + 1, LEFT + (bin + 1) * WIDTH / bins - 1);
      int y = y(panel, share(channel, 0, bin));
      graphics.fillRect(from, Math.min(y, zero), to - from, Math.max(1, Math.abs(y - zero)));
    }
    panel.below(0, bins, seen.binName());
    panel.beside(range[0], range[1], name(channel, "value"));
  }
}

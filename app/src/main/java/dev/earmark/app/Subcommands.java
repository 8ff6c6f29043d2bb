package dev.earmark.app;

import dev.earmark.app.command.BenchCommand;
import dev.earmark.app.command.BrokerCommand;
import dev.earmark.app.command.ClipsCommand;
import dev.earmark.app.command.ConfigCommand;
import dev.earmark.app.command.DeadLettersCommand;
import dev.earmark.app.command.DemoCommand;
import dev.earmark.app.command.DoctorCommand;
import dev.earmark.app.command.ListenCommand;
import dev.earmark.app.command.ModelCommand;
import dev.earmark.app.command.ReportCommand;
import dev.earmark.app.command.ResetCommand;
import dev.earmark.app.command.RunCommand;
import dev.earmark.app.command.ScoreCommand;
import dev.earmark.app.command.SendCommand;
import dev.earmark.app.command.TopicsCommand;
import dev.earmark.app.command.TrainCommand;
import java.util.List;

/** The subcommands, in the order in which help shows them. */
final class Subcommands {
  private Subcommands() {}

  static List<Object> of(Surroundings surroundings) {
    return List.of(
        new DemoCommand(surroundings),
        new RunCommand(surroundings),
        new BrokerCommand(surroundings),
        new SendCommand(surroundings),
        new ListenCommand(surroundings),
        new ScoreCommand(surroundings),
        new ReportCommand(surroundings),
        new DeadLettersCommand(surroundings),
        new TopicsCommand(surroundings),
        new ModelCommand(surroundings),
        new ClipsCommand(surroundings),
        new TrainCommand(surroundings),
        new BenchCommand(surroundings),
        new DoctorCommand(surroundings),
        new ResetCommand(surroundings),
        new ConfigCommand(surroundings));
  }
}

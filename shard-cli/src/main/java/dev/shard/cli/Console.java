package dev.shard.cli;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.shard.core.wiring.ConfigurationException;
import dev.shard.core.wiring.ConfigurationProblem;
import dev.shard.core.wiring.ShardConfiguration;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has in common: where to write, how much to log, how to refuse what stands on the command line. */
final class Console {
    private static final Level[] LEVELS = {Level.OFF, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE};

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Show the library's log on standard error: warnings; twice, info; three times, debug; four times, trace.")
    private boolean[] verbose = new boolean[0];

    /** Lets as much of the library's log through as was asked for; by default none, since commands speak for themselves. */
    void applyVerbosity() {
        Level level = LEVELS[Math.min(verbose.length, LEVELS.length - 1)];
        ((Logger) LoggerFactory.getLogger("dev.shard")).setLevel(level);
    }

    PrintWriter out() {
        return line().getOut();
    }

    PrintWriter err() {
        return line().getErr();
    }

    /** Standard output as bytes; not to be mixed with {@link #out()}. */
    OutputStream standardOutput() {
        return program().standardOutput();
    }

    /** Completes when the command is to stop. */
    CompletableFuture<Void> interrupted() {
        return program().interruption().requested();
    }

    /** Refuses the command line unless a condition holds. */
    void check(boolean fits, String otherwise) {
        if (!fits) {
            throw new ParameterException(line(), otherwise);
        }
    }

    /** Makes something, and turns what its own checks say into a refusal of the command line. */
    <T> T checked(Callable<T> maker) throws Exception {
        try {
            return maker.call();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(line(), String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Reads a configuration; a mistake of the command line is refused as one, others are told file by file. */
    ShardConfiguration configuration(Callable<ShardConfiguration> reader) throws Exception {
        try {
            return checked(reader);
        } catch (ParameterException refused) {
            if (refused.getCause() instanceof ConfigurationException wrong && !onlyOptions(wrong)) {
                throw new CliException(lines(wrong), wrong);
            }
            throw refused.getCause() instanceof ConfigurationException wrong
                    ? new ParameterException(line(), lines(wrong), wrong)
                    : refused;
        }
    }

    private static boolean onlyOptions(ConfigurationException wrong) {
        return wrong.problems().stream()
                .allMatch(problem ->
                        problem.origin().isEmpty() || problem.origin().startsWith(CommandLineSettings.ORIGIN));
    }

    private static String lines(ConfigurationException wrong) {
        return wrong.problems().stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\nshard: "));
    }

    private Main program() {
        return (Main) spec().root().userObject();
    }

    private CommandLine line() {
        return spec().commandLine();
    }

    private CommandSpec spec() {
        return requireNonNull(command, "a console belongs to a command");
    }
}

package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins. */
@Command(
        name = "shard",
        description = "One connection to Discord's Gateway that stays alive.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {DemoCommand.class, RunCommand.class, CheckCommand.class, SimCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it went well", "1:it did not; the last line says why", "2:the command line was wrong"})
public final class Main {
    /** Something did not go well. */
    static final int FAILURE = 1;

    private final OutputStream standardOutput;
    private final Interruption interruption;

    private Main(OutputStream standardOutput, Interruption interruption) {
        this.standardOutput = standardOutput;
        this.interruption = interruption;
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.install();
        int status = FAILURE;
        try {
            status = commandLine(new FileOutputStream(FileDescriptor.out), interruption)
                    .execute(arguments);
        } finally {
            interruption.exit(status);
        }
    }

    /**
     * The whole program, ready to be executed once.
     *
     * @param standardOutput where events go, unbuffered; unlike a {@code PrintStream} it tells when nobody reads any more
     * @param interruption asks whatever runs to stop
     */
    static CommandLine commandLine(OutputStream standardOutput, Interruption interruption) {
        CommandLine line = new CommandLine(new Main(standardOutput, interruption));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((problem, arguments) -> {
            CommandLine command = problem.getCommandLine();
            PrintWriter err = command.getErr();
            // Picocli says "option" twice of one that takes KEY=VALUE.
            err.println("shard: " + String.valueOf(problem.getMessage()).replace("option option", "option"));
            UnmatchedArgumentException.printSuggestions(problem, err);
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            err.flush();
            return command.getCommandSpec().exitCodeOnInvalidInput();
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            report(command.getErr(), problem);
            return FAILURE;
        });
        return line;
    }

    /** Standard output as bytes. */
    OutputStream standardOutput() {
        return standardOutput;
    }

    /** What stops a command. */
    Interruption interruption() {
        return interruption;
    }

    /** One sentence for a problem that is somebody's mistake; the stack as well for one that is ours. */
    private static void report(PrintWriter err, Exception problem) {
        if (problem instanceof CliException) {
            err.println("shard: " + problem.getMessage());
        } else if (problem instanceof ConfigurationException wrong) {
            wrong.problems().forEach(each -> err.println("shard: " + each));
        } else {
            err.println("shard: unexpected problem, please report it: " + problem);
            problem.printStackTrace(err);
        }
        err.flush();
    }
}

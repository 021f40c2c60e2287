// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands on the command line: {@code [command] [operand …] [--dev] [--config <file>] [--<option> <value> …]}.
 *
 * @param command the first word; {@code serve} if there is none
 * @param options values of the command's own options, by their names without the hyphens
 * @param dev whether {@code --dev} asks for a trial on this machine
 * @param config the file of settings; {@code portal.properties} here if there is one
 */
public record CommandLine(
        String command, List<String> operands, Map<String, String> options, boolean dev, Optional<Path> config) {

    private static final Path USUAL = Path.of("portal.properties");
    private static final String CONFIG = "config";

    public CommandLine {
        operands = List.copyOf(operands);
        options = Map.copyOf(options);
    }

    /** Reads a command line; an option that no command knows is refused. */
    public static CommandLine of(String... arguments) {
        boolean dev = false;
        Map<String, String> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!words.isEmpty() && words.get(0).equals(CheckPlugin.NAME)) {
                words.add(arguments[i]); // it reads its own options
            } else if (arguments[i].equals("--dev")) {
                dev = true;
            } else if (arguments[i].startsWith("-")) {
                String option = known(arguments[i]);
                i++;
                if (i == arguments.length) {
                    throw new IllegalArgumentException("--" + option + " needs a value");
                }
                if (options.put(option, arguments[i]) != null) {
                    throw new IllegalArgumentException("--" + option + " stands twice");
                }
            } else {
                words.add(arguments[i]);
            }
        }
        Optional<Path> config = Optional.ofNullable(options.remove(CONFIG))
                .map(Path::of)
                .or(() -> Optional.of(USUAL).filter(Files::exists));
        String command = words.isEmpty() ? Serve.NAME : words.remove(0);
        return new CommandLine(command, words, options, dev, config).checked();
    }

    private static String known(String argument) {
        String option = argument.replaceFirst("^--", "");
        boolean known = option.equals(CONFIG)
                || Commands.all().stream().anyMatch(each -> each.options().contains(option));
        if (!known) {
            throw new IllegalArgumentException("unknown option; want --dev or --config <file>, or the command help");
        }
        return option;
    }

    /** An unknown command is refused when it is asked for. */
    private CommandLine checked() {
        Commands.all().stream()
                .filter(each -> each.name().equals(command))
                .filter(each -> !each.options().containsAll(options.keySet()))
                .forEach(each -> {
                    throw new IllegalArgumentException(want(each));
                });
        return this;
    }

    private static String want(Command wanted) {
        return ("want: " + wanted.name() + " " + wanted.usage().operands()).trim();
    }

    /** Returns the value of one of the command's own options. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Returns the settings that the line points to. */
    public ServerConfig settings() {
        return ConfigReader.read(config, dev);
    }

    /** Returns the operands if there are exactly so many; else refuses, naming the usage of the command. */
    public List<String> operands(Command wanted, int count) {
        if (operands.size() != count) {
            throw new IllegalArgumentException(want(wanted));
        }
        return operands;
    }
}

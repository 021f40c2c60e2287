// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands on the command line: {@code [command] [operand …] [--dev] [--config <file>]}.
 *
 * @param command the first word; {@code serve} if there is none
 * @param dev whether {@code --dev} asks for a trial on this machine
 * @param config the file of settings; {@code portal.properties} here if there is one
 */
public record CommandLine(String command, List<String> operands, boolean dev, Optional<Path> config) {

    private static final Path USUAL = Path.of("portal.properties");

    public CommandLine {
        operands = List.copyOf(operands);
    }

    /** Reads a command line; an unknown option is refused. */
    public static CommandLine of(String... arguments) {
        boolean dev = false;
        Optional<Path> config = Optional.of(USUAL).filter(Files::exists);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--dev")) {
                dev = true;
            } else if (arguments[i].equals("--config")) {
                i++;
                if (i == arguments.length) {
                    throw new IllegalArgumentException("--config needs a file");
                }
                config = Optional.of(Path.of(arguments[i]));
            } else if (arguments[i].startsWith("-")) {
                throw new IllegalArgumentException(
                        "unknown option; want --dev or --config <file>, or the command help");
            } else {
                words.add(arguments[i]);
            }
        }
        String command = words.isEmpty() ? Serve.NAME : words.remove(0);
        return new CommandLine(command, words, dev, config);
    }

    /** Returns the settings that the line points to. */
    public ServerConfig settings() {
        return ConfigReader.read(config, dev);
    }

    /** Returns the operands if there are exactly so many; else refuses, naming the usage of the command. */
    public List<String> operands(Command wanted, int count) {
        if (operands.size() != count) {
            throw new IllegalArgumentException(
                    ("want: " + wanted.name() + " " + wanted.usage().operands()).trim());
        }
        return operands;
    }
}

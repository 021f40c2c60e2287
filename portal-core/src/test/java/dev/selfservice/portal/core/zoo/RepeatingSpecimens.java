// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.EngineSpecimens.engine;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.processes.spi.ProcessNode.State;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workflow engines that repeat commands, cancel or draw in a wrong way. */
final class RepeatingSpecimens {

    private RepeatingSpecimens() {}

    static List<Specimen> all() {
        List<Specimen> all = new ArrayList<>(repeating());
        all.addAll(overlapping());
        all.addAll(cancelling());
        all.addAll(drawing());
        return all;
    }

    private static List<Specimen> repeating() {
        return Stream.of(firstRepeating(), moreRepeating(), furtherRepeating())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> firstRepeating() {
        return List.of(
                engine(
                                "aRepeatedStartAnswersLikeTheFirst",
                                "opens nothing when a start is repeated",
                                book -> new PaperEngine(book) {
                                    @Override
                                    Advance started(ProcessStart start, Advance answer, boolean first) {
                                        return first ? answer : Advance.waiting(answer.memory(), List.of());
                                    }
                                })
                        .implies("startsThatOverlapStartOneProcess"),
                engine(
                                "aRepeatedDecisionAnswersLikeTheFirst",
                                "has nothing to say to a repeated decision",
                                book -> new PaperEngine(book) {
                                    @Override
                                    Advance decided(
                                            ProcessState process,
                                            Signal.Decided decided,
                                            Advance answer,
                                            boolean first) {
                                        return first ? answer : Advance.unchanged(process);
                                    }
                                })
                        .implies("aRepeatedLastDecisionEndsTheProcessTheSameWay", "decisionsThatOverlapActOnce"));
    }

    private static List<Specimen> moreRepeating() {
        return List.of(
                engine(
                        "aRepeatedLastDecisionEndsTheProcessTheSameWay",
                        "has nothing to say once it is over",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decided(
                                    ProcessState process, Signal.Decided decided, Advance answer, boolean first) {
                                return first || !answer.isOver() ? answer : Advance.unchanged(process);
                            }
                        }),
                engine(
                        "aRepeatedCancellationAnswersLikeTheFirst",
                        "has nothing to say to a repeated cancellation",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance cancelled(ProcessState process, Advance answer, boolean first) {
                                return first ? answer : Advance.unchanged(process);
                            }
                        }));
    }

    private static List<Specimen> furtherRepeating() {
        return List.of(
                engine(
                        "aCommandThatComesAgainAfterItsAnswerWasKeptDoesNotActAgain",
                        "lets a repeated decision count for the next stage",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decide(
                                    ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
                                return first
                                        ? super.decide(process, decided, command, true)
                                        : decideCurrent(process, decided, command);
                            }
                        }),
                engine(
                        "aSignalForATaskNobodyWaitsForChangesNothing",
                        "takes each decision for the current stage",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decide(
                                    ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
                                return first
                                        ? decideCurrent(process, decided, command)
                                        : super.decide(process, decided, command, false);
                            }
                        }));
    }

    private static List<Specimen> overlapping() {
        return List.of(
                engine(
                        "startsThatOverlapStartOneProcess",
                        "answers one of two starts at once",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance started(ProcessStart start, Advance answer, boolean first) {
                                return isCrowded(start.process())
                                        ? Advance.waiting(answer.memory(), List.of())
                                        : answer;
                            }
                        }),
                engine(
                        "decisionsThatOverlapActOnce",
                        "answers one of two decisions at once",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decided(
                                    ProcessState process, Signal.Decided decided, Advance answer, boolean first) {
                                return isCrowded(process.process()) ? Advance.unchanged(process) : answer;
                            }
                        }));
    }

    private static List<Specimen> cancelling() {
        return List.of(
                engine("opensNothingAndDecidesNothing", "rejects what is cancelled", book -> new PaperEngine(book) {
                            @Override
                            Advance cancelled(ProcessState process, Advance answer, boolean first) {
                                return Advance.over(
                                        answer.memory(),
                                        process.items().stream()
                                                .collect(Collectors.toMap(
                                                        Function.identity(), item -> Verdict.REJECTED)));
                            }
                        })
                        .implies("leavesADecidedProcessAsItIs"),
                engine(
                        "hearsNoMoreDecisions",
                        "opens a task for a process that was cancelled",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decided(
                                    ProcessState process, Signal.Decided decided, Advance answer, boolean first) {
                                OpenedTask task = new OpenedTask(
                                        decided.task(), LocalText.english("Again"), List.of(), Optional.empty());
                                return process.memory().contains(":C:")
                                        ? Advance.waiting(process.memory(), List.of(task))
                                        : answer;
                            }
                        }),
                engine("leavesADecidedProcessAsItIs", "cancels what is over", book -> new PaperEngine(book) {
                    @Override
                    Advance cancelled(ProcessState process, Advance answer, boolean first) {
                        return Advance.waiting(answer.memory().replace(":D:", ":C:"), List.of());
                    }
                }));
    }

    private static List<Specimen> drawing() {
        return List.of(
                draws(
                        "showsWhatIsDoneWhatWaitsAndWhatComes",
                        "does not show what waits",
                        (all, node) -> node.state() == State.CURRENT ? with(node, State.AHEAD) : node),
                draws(
                        "showsTheStepsOfTheDefinitionInOrder",
                        "shows keys instead of titles",
                        (all, node) -> new ProcessNode(node.key(), LocalText.english(node.key()), node.state())),
                draws(
                        "showsAllStepsOfAProcessThatWentThrough",
                        "shows the last step as the present one",
                        (all, node) -> count(all, State.DONE) == all.size() && node.equals(all.get(all.size() - 1))
                                ? with(node, State.CURRENT)
                                : node),
                draws(
                        "showsWhatWasSkippedWhenEverythingWasRejected",
                        "promises what will not come",
                        (all, node) -> count(all, State.SKIPPED) == 1 && node.state() == State.SKIPPED
                                ? with(node, State.AHEAD)
                                : node),
                draws(
                        "showsHowFarACancelledProcessCame",
                        "shows a cancelled step as the present one",
                        (all, node) -> count(all, State.SKIPPED) == 2 && node.equals(all.get(1))
                                ? with(node, State.CURRENT)
                                : node));
    }

    private static Specimen draws(
            String clause, String mistake, BiFunction<List<ProcessNode>, ProcessNode, ProcessNode> wrong) {
        return engine(clause, mistake, book -> new PaperEngine(book) {
            @Override
            ProcessNode drawn(List<ProcessNode> all, ProcessNode node) {
                return wrong.apply(all, node);
            }
        });
    }

    private static ProcessNode with(ProcessNode node, State state) {
        return new ProcessNode(node.key(), node.title(), state);
    }

    private static long count(List<ProcessNode> all, State state) {
        return all.stream().filter(node -> node.state() == state).count();
    }
}

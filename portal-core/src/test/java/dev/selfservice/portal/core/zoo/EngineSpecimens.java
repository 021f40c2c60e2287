// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workflow engines that start processes and follow decisions in a wrong way. */
final class EngineSpecimens {

    private static final int LONG_MEMORY = 4_001;
    private static final int MANY = 20;

    private EngineSpecimens() {}

    static List<Specimen> all() {
        List<Specimen> all = new ArrayList<>(starting());
        all.addAll(deciding());
        all.addAll(goingOn());
        return all;
    }

    private static List<Specimen> starting() {
        return Stream.of(firstStarting(), moreStarting()).flatMap(List::stream).toList();
    }

    private static List<Specimen> firstStarting() {
        return List.of(
                engine(
                        "opensTheFirstStageAsTheDefinitionSays",
                        "forgets when the first task is due",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance started(ProcessStart start, Advance answer, boolean first) {
                                OpenedTask task = answer.opened().get(0);
                                return Advance.waiting(
                                        answer.memory(),
                                        List.of(new OpenedTask(
                                                task.key(), task.title(), task.approvers(), Optional.empty())));
                            }
                        }),
                engine(
                        "canRunAPlainDefinition",
                        "finds something wrong with a plain definition",
                        book -> new PaperEngine(book) {
                            @Override
                            public List<String> problems(RequestType type) {
                                return List.of("too many stages");
                            }
                        }),
                engine(
                        "keepsAProcessOnTheVersionItBeganWith",
                        "runs each process by the newest definition",
                        NewestVersion::new));
    }

    private static List<Specimen> moreStarting() {
        return List.of(decided(
                "doesNotPretendToKnowAProcessItNeverStarted",
                "takes a process it does not know for one that is over",
                book -> new PaperEngine(book) {
                    @Override
                    Advance decide(ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
                        return process.memory().isEmpty()
                                ? Advance.unchanged(process)
                                : super.decide(process, decided, command, first);
                    }
                }));
    }

    private static List<Specimen> deciding() {
        return Stream.of(firstDeciding(), moreDeciding(), furtherDeciding())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> firstDeciding() {
        return List.of(
                answers(
                                "endsAfterTheOnlyStage",
                                "forgets to say that it is over",
                                (process, answer) -> onlyApproval(process, answer)
                                        ? Advance.waiting(answer.memory(), List.of())
                                        : answer)
                        .implies("keepsAProcessOnTheVersionItBeganWith"),
                answers(
                        "keepsTheVerdictsOfItemsApart",
                        "gives three items the verdict of the first",
                        (process, answer) -> process.items().size() == 3 && answer.isOver()
                                ? Advance.over(
                                        answer.memory(),
                                        like(answer, process.items().get(0)))
                                : answer),
                decided(
                        "takesAnItemNobodySpokeAboutAsRejected",
                        "takes silence for approval",
                        book -> new PaperEngine(book) {
                            @Override
                            Advance decide(
                                    ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
                                Map<ItemId, Verdict> all = new HashMap<>(decided.verdicts());
                                process.items().forEach(item -> all.putIfAbsent(item, Verdict.APPROVED));
                                return super.decide(
                                        process, new Signal.Decided(decided.task(), decided.by(), all), command, first);
                            }
                        }));
    }

    private static List<Specimen> moreDeciding() {
        return List.of(
                decided(
                                "neverApprovesWhatAnEarlierStageRejected",
                                "lets the last stage overrule the others",
                                book -> new PaperEngine(book) {
                                    @Override
                                    Advance decided(
                                            ProcessState process,
                                            Signal.Decided decided,
                                            Advance answer,
                                            boolean first) {
                                        Map<ItemId, Verdict> all =
                                                new HashMap<>(answer.verdicts().orElse(Map.of()));
                                        all.putAll(decided.verdicts());
                                        return answer.isOver() ? Advance.over(answer.memory(), all) : answer;
                                    }
                                })
                        .implies("keepsProcessesApartThatRunAtTheSameTime"),
                answers(
                        "endsAtOnceWhenNothingIsLeft",
                        "goes on when nothing is left",
                        (process, answer) -> process.items().size() == 2 && isLeftWithNothing(process, answer)
                                ? Advance.waiting(answer.memory(), List.of())
                                : answer),
                answers(
                        "remembersTheLongestProcessInFourThousandCharacters",
                        "writes a long memory",
                        (process, answer) -> process.items().size() == MANY
                                ? new Advance("x".repeat(LONG_MEMORY), answer.opened(), answer.verdicts())
                                : answer));
    }

    private static List<Specimen> furtherDeciding() {
        return List.of(
                decided("keepsProcessesApartThatRunAtTheSameTime", "can run one process at a time", OneProcess::new));
    }

    private static List<Specimen> goingOn() {
        return List.of(answers("goesOnToTheNextStage", "opens the next stage twice over", (process, answer) -> {
                    if (process.type().stages().size() != 2 || answer.opened().isEmpty()) {
                        return answer;
                    }
                    OpenedTask task = answer.opened().get(0);
                    OpenedTask copy = new OpenedTask(task.key() + "-again", task.title(), task.approvers(), task.due());
                    return Advance.waiting(answer.memory(), List.of(task, copy));
                })
                .implies("keepsAProcessOnTheVersionItBeganWith", "startsThatOverlapStartOneProcess"));
    }

    static Specimen engine(String clause, String mistake, Function<PaperEngine.Book, WorkflowEngine> maker) {
        PaperEngine.Book book = new PaperEngine.Book();
        return Specimen.of(EngineInZoo.class, clause, mistake, () -> maker.apply(book));
    }

    private static Specimen decided(String clause, String mistake, Function<PaperEngine.Book, WorkflowEngine> maker) {
        return engine(clause, mistake, maker);
    }

    private static Specimen answers(String clause, String mistake, BiFunction<ProcessState, Advance, Advance> wrong) {
        return engine(clause, mistake, book -> new PaperEngine(book) {
            @Override
            Advance decided(ProcessState process, Signal.Decided decided, Advance answer, boolean first) {
                return wrong.apply(process, answer);
            }
        });
    }

    private static boolean onlyApproval(ProcessState process, Advance answer) {
        return process.items().size() == 1
                && process.type().stages().size() == 1
                && answer.verdicts().orElse(Map.of()).containsValue(Verdict.APPROVED);
    }

    private static boolean isLeftWithNothing(ProcessState process, Advance answer) {
        return process.type().stages().size() == 3
                && answer.isOver()
                && !answer.verdicts().orElse(Map.of()).containsValue(Verdict.APPROVED);
    }

    private static Map<ItemId, Verdict> like(Advance answer, ItemId item) {
        Map<ItemId, Verdict> verdicts = answer.verdicts().orElse(Map.of());
        Verdict verdict = verdicts.getOrDefault(item, Verdict.REJECTED);
        return verdicts.keySet().stream().collect(Collectors.toMap(Function.identity(), each -> verdict));
    }

    /** Keeps one definition per request type. */
    private static final class NewestVersion extends PaperEngine {
        private final Map<RequestTypeId, RequestType> newest = new HashMap<>();

        NewestVersion(Book book) {
            super(book);
        }

        @Override
        Advance started(ProcessStart start, Advance answer, boolean first) {
            newest.merge(start.type().id(), start.type(), (a, b) -> a.version() > b.version() ? a : b);
            return answer;
        }

        @Override
        Advance decide(ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
            RequestType type = newest.getOrDefault(process.type().id(), process.type());
            ProcessState now = new ProcessState(process.process(), type, process.items(), process.memory());
            return super.decide(now, decided, command, first);
        }
    }

    /** Breaks down when two processes move at once. */
    private static final class OneProcess extends PaperEngine {
        private final NarrowPlace place = new NarrowPlace();

        OneProcess(Book book) {
            super(book);
        }

        @Override
        Advance decide(ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
            place.pass(process.process());
            return super.decide(process, decided, command, first);
        }
    }
}

package io.caraway.app.terminal;

import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Something that can be typed. Immutable.
 *
 * @param name its word
 * @param arguments what may follow, for the list of commands
 * @param words what it does, for the list of commands
 * @param action takes what follows the word; completes with an answer, which may be empty; what it throws or fails with is told
 *     to the user
 */
public record TerminalCommand(String name, String arguments, String words, Function<String, Future<String>> action) {}

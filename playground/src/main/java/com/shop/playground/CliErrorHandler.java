package com.shop.playground;

import com.shop.database.NoDatabaseException;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a person reads when a command fails: a sentence, and a stack trace only for our own bugs.
 */
final class CliErrorHandler implements IExecutionExceptionHandler {

  private static final int INTERRUPTED = 130;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof InterruptedException) {
      return INTERRUPTED;
    }
    command.getErr().println(sentence(failure));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String sentence(Exception failure) throws Exception {
    if (failure instanceof ShopException || failure instanceof NoDatabaseException) {
      return failure.getMessage();
    }
    Exception cause =
        failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
    if (cause instanceof AccessDeniedException denied) {
      return "No permission to write " + denied.getFile() + ".";
    }
    if (cause instanceof IOException) {
      return "Reading or writing a file failed: " + cause.getMessage();
    }
    throw failure;
  }
}

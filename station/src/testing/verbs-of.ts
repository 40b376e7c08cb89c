import type { Command } from 'commander';

/** Every verb that does something, by the words that are typed: `card`, `card read`, … */
export function verbsOf(program: Command): ReadonlyMap<string, Command> {
  return new Map(program.commands.flatMap((one) => below(one, one.name())));
}

function below(command: Command, words: string): (readonly [string, Command])[] {
  const rest = command.commands.flatMap((one) => below(one, `${words} ${one.name()}`));
  // No other sign of it: a word that only holds others has no action.
  const { _actionHandler: acts } = command as unknown as { _actionHandler: unknown };
  return acts ? [[words, command], ...rest] : rest;
}

import type { Command } from 'commander';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { eventText } from '../messages/event-text.ts';

/** `parley follow`: entries and states as they come, one line each, until it is interrupted. */
export function addFollow(program: Command, cli: () => Cli): void {
  describe(program.command('follow'), cli, 'follow').action(async () => {
    const emitted = (value: Json) => cli().print(value, () => eventText(cli(), value));
    await cli().ask('follow', {}, { emitted });
  });
}

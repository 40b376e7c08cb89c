import type { Command } from 'commander';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { eventText } from '../messages/event-text.ts';
import { stopSignal } from '../stop-signal.ts';

/**
 * `parley follow`: entries and states as they come, one line each, until it is interrupted. That is
 * how it ends: exit code 0.
 */
export function addFollow(program: Command, cli: () => Cli): void {
  describe(program.command('follow'), cli, 'follow').action(async () => {
    const emitted = (value: Json) => cli().print(value, () => eventText(cli(), value));
    await Promise.race([cli().ask('follow', {}, { emitted }), stopSignal()]);
  });
}

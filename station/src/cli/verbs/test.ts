import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';

export function addTest(program: Command, cli: () => Cli): void {
  describe(program.command('test'), cli, 'test').action(async () => {
    const answer = await cli().ask('test', {});
    cli().print(answer, () => JSON.stringify(answer));
  });
}

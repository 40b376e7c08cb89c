import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';

export function addStatus(program: Command, cli: () => Cli): void {
  describe(program.command('status'), cli, 'status').action(async () => {
    const answer = await cli().ask('status', {});
    cli().print(answer, () => JSON.stringify(answer, null, 2));
  });
}

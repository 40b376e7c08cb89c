import { join } from 'node:path';
import { unhex } from '@parley/core/base/bytes.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { writeNewFile } from '../files.ts';
import { type EntryAnswer, entryText } from '../messages/entry-text.ts';

/** `parley show ENTRY`: its texts, its states and their proofs; opening it is recorded. */
export function addShow(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('show <entry>'), cli, 'show')
    .option('--save <dir>', t('option.save'))
    .action(async (entry: string, { save }: { save?: string }) => {
      const answer = await cli().ask('show', { entry });
      const saved = save === undefined ? [] : await saveAttachments(cli(), answer, save);
      const files = saved.map((file) => t('desk.saved', { file: identifier(file) }));
      cli().print({ ...(answer as object), ...(saved.length > 0 ? { saved } : {}) }, () => {
        return [entryText(cli(), answer), t('show.reading-recorded'), ...files].join('\n');
      });
    });
}

/** A name that names a path, or hides, is not used: the file is then called by its hash. */
const harmless = /^[^./\\\p{Cc}\p{Cf}][^/\\\p{Cc}\p{Cf}]*$/u;

async function saveAttachments(cli: Cli, answer: Json, folder: string): Promise<string[]> {
  const { attachmentsNamed = [] } = answer as unknown as EntryAnswer;
  const saved: string[] = [];
  for (const { sha256, name, complete, size } of attachmentsNamed) {
    if (!complete || size === 0) continue;
    const { bytes } = (await cli.ask('attachment', { sha256 })) as { bytes: string };
    const file = join(folder, harmless.test(name) ? name : sha256);
    writeNewFile(file, unhex(bytes) ?? new Uint8Array(0));
    saved.push(file);
  }
  return saved;
}

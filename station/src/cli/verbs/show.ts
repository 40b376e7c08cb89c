import { join } from 'node:path';
import { unhex } from '@parley/core/base/bytes.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { writeNewFile } from '../files.ts';
import { type EntryAnswer, entryText } from '../messages/entry-text.ts';
import { entryOf } from '../messages/given.ts';
import { addReaderOption, askAs, type Reader, readerOf, recordedText } from '../reader.ts';

type Options = { readonly save?: string; readonly officer?: string };

/** `parley show ENTRY`: its texts, its states and their proofs; opening it is recorded. */
export function addShow(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('show <entry>'), cli, 'show').option(
    '--save <dir>',
    t('option.save'),
  );
  addReaderOption(command, cli).action(async (entry: string, { save, officer }: Options) => {
    const named = entryOf(cli(), '<entry>', entry);
    const reader = await readerOf(cli(), officer);
    const answer = await askAs(cli(), reader, { act: 'show', input: { entry: named } });
    const saved =
      save === undefined ? [] : await saveAttachments(cli(), answer, { folder: save, reader });
    const files = saved.map((file) => t('desk.saved', { file: identifier(file) }));
    cli().print({ ...(answer as object), ...(saved.length > 0 ? { saved } : {}) }, () => {
      return [entryText(cli(), answer), recordedText(cli(), reader), ...files].join('\n');
    });
  });
}

/** A name that names a path, or hides, is not used: the file is then called by its hash. */
const harmless = /^[^./\\\p{Cc}\p{Cf}][^/\\\p{Cc}\p{Cf}]*$/u;

async function saveAttachments(
  cli: Cli,
  answer: Json,
  { folder, reader }: { readonly folder: string; readonly reader: Reader },
): Promise<string[]> {
  const { attachmentsNamed = [] } = answer as unknown as EntryAnswer;
  const saved: string[] = [];
  for (const { sha256, name, complete, size } of attachmentsNamed) {
    if (!complete || size === 0) continue;
    const asked = { act: 'attachment', input: { sha256 } };
    const { bytes } = (await askAs(cli, reader, asked)) as { bytes: string };
    const file = join(folder, harmless.test(name) ? name : sha256);
    writeNewFile(file, unhex(bytes) ?? new Uint8Array(0));
    saved.push(file);
  }
  return saved;
}

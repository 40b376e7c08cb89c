import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { hash, identifier } from '@parley/text/tokens.ts';
import type { Board } from './board.ts';
import type { Desk, ExportedFile } from './desk.ts';
import type { Summary } from './summary.ts';
import type { Telling } from './telling.ts';

/** The verb `verify`, offline, in a process of its own. */
export type Verify = (file: string) => Promise<{ readonly ok: boolean; readonly code: string }>;

export type Finale = {
  readonly desks: readonly [Desk, Desk];
  readonly folder: string;
  readonly verify: Verify;
  readonly board: Board;
  readonly telling: Telling;
};

export type Proofs = Pick<Summary, 'equal' | 'tampered' | 'disclosed'> & {
  readonly transcripts: readonly ExportedFile[];
};

/** Exports, compares, falsifies and discloses; each verdict is that of `parley verify`. */
export async function prove(finale: Finale, entry: string): Promise<Proofs> {
  const { desks, board, telling } = finale;
  board.divide(telling.t('demo.exporting'));
  const transcripts = await exportAll(finale);
  const verified = await verifyAll(finale, transcripts);
  const [first, second] = transcripts as [ExportedFile, ExportedFile];
  const equal = verified && first.sha256 === second.sha256 && first.entries === second.entries;
  const shown = [hash(first.sha256), hash(second.sha256)] as const;
  board.narrate(
    equal
      ? `= ${telling.t('demo.equal', { hash: shown[0] })}`
      : `≠ ${telling.t('demo.unequal', { first: shown[0], second: shown[1] })}`,
  );
  const tampered = await tamper(finale, first.file);
  const disclosed = await disclose(finale, desks[0], entry);
  return { transcripts, equal, tampered, disclosed };
}

/** Both sides after one another: the first asks for the cut that both then export up to. */
async function exportAll({ desks, folder }: Finale): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const desk of desks) {
    files.push(await desk.exportTranscript(join(folder, `${desk.name}.transcript`)));
  }
  return files;
}

async function verifyAll(finale: Finale, files: readonly ExportedFile[]): Promise<boolean> {
  const { desks, board, telling, verify } = finale;
  let all = true;
  for (const [i, { file, entries }] of files.entries()) {
    const { ok, code } = await verify(file);
    const party = desks[i]?.name ?? '';
    const name = identifier(nameOf(file));
    const sentence = ok
      ? `✓ ${telling.t('demo.transcript', { party, file: name, count: entries })}`
      : `✗ ${telling.t('demo.not-verified', { party, file: name, code })}`;
    board.show(i === 0 ? 0 : 1, [sentence]);
    all &&= ok;
  }
  return all;
}

/** One byte in the middle of a copy; `verify` must refuse it. */
async function tamper(finale: Finale, file: string): Promise<Summary['tampered']> {
  const { folder, verify, board, telling } = finale;
  const copy = join(folder, 'falsified.transcript');
  await copyFile(file, copy);
  const handle = await open(copy, 'r+');
  const { size } = await handle.stat();
  const at = Math.floor(size / 2);
  const byte = new Uint8Array(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Uint8Array.of((byte[0] ?? 0) ^ 0x01), 0, 1, at);
  await handle.close();
  const { ok, code } = await verify(copy);
  const sentence = ok
    ? telling.t('demo.tamper-missed')
    : telling.t('demo.tampered', { code: identifier(code) });
  board.narrate(`${ok ? '✗' : '✓'} ${sentence}`);
  return { refused: !ok, code };
}

async function disclose(finale: Finale, desk: Desk, entry: string): Promise<Summary['disclosed']> {
  const { folder, verify, board, telling } = finale;
  const file = join(folder, 'one.disclosure');
  await desk.disclose(entry, file);
  const { ok, code } = await verify(file);
  const sentence = ok
    ? telling.t('demo.disclosed')
    : telling.t('demo.disclosed-missed', { code: identifier(code) });
  board.narrate(`${ok ? '✓' : '✗'} ${telling.id(entry)} · ${sentence}`);
  return { verified: ok };
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

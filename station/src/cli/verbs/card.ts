import { hex, unhex } from '@parley/core/base/bytes.ts';
import { decodeCard } from '@parley/core/codec/card.ts';
import { wrapDisplay } from '@parley/text/terminal.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import { wholeCard } from '../../ceremony/card-text.ts';
import { blocksOf, type Cells, cardLinesFor, printedCells } from '../../ceremony/terminal-qr.ts';
import { cardWords, wordsOf } from '../../ceremony/words.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { describe } from '../describe.ts';
import { readGivenFile, readStandardInput, writeNewFile } from '../files.ts';

type Answer = { readonly party: string; readonly card: string; readonly words: readonly string[] };

/** Own keys as a file, as words, and as QR codes on a terminal; and a scanned card read again. */
export function addCard(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('card'), cli, 'card')
    .option('--out <file>', t('option.out'))
    .option('--qr', t('option.card-qr'))
    .action((options: { out?: string; qr?: boolean }) => card(cli(), options));
  describe(command.command('read'), cli, 'card-read')
    .argument('[file]')
    .option('--out <file>', t('option.out'))
    .action((file: string | undefined, options: { out?: string }) => read(cli(), file, options));
}

const nextAfterCard = identifier('parley charter draft CARD CARD --name NAME --out FILE');

async function card(cli: Cli, { out, qr }: { out?: string; qr?: boolean }): Promise<void> {
  const { t } = cli;
  const answer = (await cli.ask('card', {})) as Answer;
  const bytes = unhex(answer.card) as Uint8Array;
  if (out !== undefined) writeNewFile(out, bytes);
  const codes = cardLinesFor(bytes, cellsHere(cli));
  const written = out === undefined ? {} : { file: out };
  const command = identifier('parley card read');
  cli.print({ ...answer, ...written, ...(qr ? { codes } : {}) }, () =>
    [
      ...cardText(cli, answer, out),
      ...(out === undefined ? [] : [t('charter.next', { command: nextAfterCard })]),
      ...(qr ? codes.flatMap((one, i) => codeText(cli, one, { part: i + 1, of: codes })) : []),
      ...(qr ? wrapDisplay(t('charter.card-scan', { command }), 78) : []),
    ].join('\n'),
  );
}

/** The lines of a card's codes, or its file, from a file or standard input: whose card it is. */
async function read(cli: Cli, file: string | undefined, { out }: { out?: string }): Promise<void> {
  const given =
    file === undefined || file === '-' ? await readStandardInput() : readGivenFile(file);
  const bytes = wholeCard(new Uint8Array(given));
  const party = bytes && decodeCard(nodeCrypto(), bytes);
  if (!party?.ok) throw new ActRefusal('no-card-there', file ?? '-');
  if (out !== undefined) writeNewFile(out, bytes as Uint8Array);
  const hash = nodeCrypto().sha256(bytes as Uint8Array);
  const words = wordsOf(hash, cardWords);
  const answer = { party: party.value.name, card: hex(bytes as Uint8Array), words };
  const written = out === undefined ? {} : { file: out };
  cli.print({ ...answer, sha256: hex(hash), ...written }, () =>
    cardText(cli, answer, out).join('\n'),
  );
}

function cardText({ t }: Cli, { party, words }: Answer, out: string | undefined): string[] {
  const written = out === undefined ? [] : [t('charter.written', { file: identifier(out) })];
  const said = wrapDisplay(words.join(' '), 76).map((line) => `  ${line}`);
  return [t('charter.card-of', { party }), ...said, ...written];
}

type Part = { readonly part: number; readonly of: readonly string[] };

/** Black on white on a terminal, whatever its colours are: a scanner wants it so. */
function codeText(cli: Cli, line: string, { part, of }: Part): string[] {
  const label = cli.t('charter.card-part', { part, count: of.length });
  return [label, ...blocksOf(line).map((row) => paint(cli, ['black', 'bgWhiteBright'], row))];
}

function cellsHere({ terminal }: Cli): Cells {
  const { columns, rows } = process.stdout;
  return terminal && columns && rows ? { columns, rows } : printedCells;
}

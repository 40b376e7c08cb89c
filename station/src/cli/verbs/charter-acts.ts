import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { decodeCard } from '@parley/core/codec/card.ts';
import type { Charter } from '@parley/core/codec/charter.ts';
import {
  addCharterSignature,
  charterSigningInput,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import type { Predecessor } from '@parley/core/codec/shapes.ts';
import { identifier } from '@parley/text/tokens.ts';
import { ActRefusal } from '../../acts/act.ts';
import { type CharterRead, charterView, readCharterFile } from '../../ceremony/charter-view.ts';
import { draftCharter } from '../../ceremony/draft-charter.ts';
import { recoveryKeyOf } from '../../ceremony/recovery-shares.ts';
import { sameWords, wordsIn } from '../../ceremony/words.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import { writeAtomically } from '../../store/atomic-file.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../failure.ts';
import { readGivenFile, writeNewFile } from '../files.ts';
import { circuitOf, readCard, rulesOfOption, settingsOfOptions } from './charter-options.ts';
import { charterText, wordLines } from './charter-text.ts';

type DraftOptions = {
  readonly name: string;
  readonly out: string;
  readonly secret?: string;
  readonly circuit?: readonly string[];
  readonly set?: readonly string[];
  readonly rules?: string;
};

/** From the cards of all parties, in the order in which they are named. */
export function charterDraft(cli: Cli, cards: readonly string[], options: DraftOptions): void {
  draft(cli, cards, options, {});
}

/**
 * The same, going on from the last final cut of the line that this station is on. Rules and
 * settings are those of that line where no others are given.
 */
export async function charterSucceed(
  cli: Cli,
  cards: readonly string[],
  options: DraftOptions,
): Promise<void> {
  await refuseOldCard(cli, cards);
  const cut = (await cli.ask('final-cut', {})) as { line: string; k: number | null; cut: string };
  if (cut.k === null) throw new ActRefusal('no-final-cut', cut.line);
  const predecessor: Predecessor = {
    line: unhex(cut.line) as Uint8Array,
    k: cut.k,
    cut: unhex(cut.cut) as Uint8Array,
  };
  const { charter } = readCharterFile(await heldCharter(cli));
  draft(cli, cards, options, { predecessor, charter });
}

/** A card of this station whose keys are in use, or were drawn before others. */
async function refuseOldCard(cli: Cli, cards: readonly string[]): Promise<void> {
  const { card } = (await cli.ask('card', {})) as { card: string };
  const present = decodeCard(nodeCrypto(), unhex(card) as Uint8Array);
  if (!present.ok) throw new ActRefusal(present.code, present.detail);
  const { recovery, tag } = present.value;
  const old = cards.find((file) => {
    const given = readCard(file);
    return equal(given.recovery, recovery) && !equal(given.tag, tag);
  });
  if (old !== undefined) throw new ActRefusal('card-old', old);
}

function draft(
  cli: Cli,
  cards: readonly string[],
  options: DraftOptions,
  from: { readonly predecessor?: Predecessor; readonly charter?: Charter },
): void {
  const { t } = cli;
  const { rules, set } = options;
  const parties = cards.map(readCard);
  if (parties.length < 2) throw new UsageError(t('error.few-cards'));
  const circuits = (options.circuit ?? ['courier=courier']).map((one) => {
    return circuitOf(cli, parties, one);
  });
  const { file, secret } = draftCharter({
    name: options.name,
    parties,
    circuits,
    rules: rules === undefined && from.charter ? from.charter.rules : rulesOfOption(rules),
    settings: new Map([...(from.charter?.settings ?? []), ...settingsOfOptions(cli, set ?? [])]),
    predecessor: from.predecessor ?? null,
    founded: Date.now(),
  });
  const secretFile = options.secret ?? `${options.out}.secret`;
  writeNewFile(options.out, file);
  writeNewFile(secretFile, `${hex(secret)}\n`);
  const view = charterView(readCharterFile(file));
  cli.print({ ...view, file: options.out, secretFile }, () =>
    [
      charterText(cli, view),
      '',
      t('charter.written', { file: identifier(options.out) }),
      t('charter.secret-written', { file: identifier(secretFile) }),
      nextLine(cli, 'parley charter sign FILE --share FILE --share FILE'),
    ].join('\n'),
  );
}

/** With the recovery key of two shares; whose it is says which party signs. */
export function charterSign(cli: Cli, file: string, { share }: { share: readonly string[] }): void {
  const { t } = cli;
  const read = readCharterFile(new Uint8Array(readGivenFile(file)));
  const signer = recoveryKeyOf(share);
  const { parties } = read.charter;
  const party = parties.findIndex(({ recovery }) => equal(recovery, signer.publicKey));
  if (party < 0) throw new ActRefusal('unknown-party', file);
  const signature = signer.sign(charterSigningInput(read.file.charter));
  const signed = addCharterSignature(nodeCrypto(), read.file, party, signature);
  if (!signed.ok) throw new ActRefusal(signed.code, signed.detail);
  const bytes = encodeCharterFile(signed.value);
  writeAtomically(file, bytes);
  const view = charterView(readCharterFile(bytes));
  const missing = view.parties.filter((one) => !one.signed).map(({ name }) => name);
  const name = parties[party]?.name ?? '';
  cli.print({ ...view, party: name, file }, () =>
    [
      ...wordLines(cli, read.words),
      missing.length === 0
        ? t('charter.all-signed', { party: name })
        : t('charter.signed-by', { party: name, missing: missing.join(', ') }),
      ...(missing.length === 0 ? [nextLine(cli, 'parley charter adopt FILE --secret FILE')] : []),
    ].join('\n'),
  );
}

function nextLine({ t }: Cli, command: string): string {
  return t('charter.next', { command: identifier(command) });
}

/** Shows the words, asks whether they are the same everywhere, and begins the line. */
export async function charterAdopt(
  cli: Cli,
  file: string,
  options: { readonly secret: string; readonly yes?: string },
): Promise<void> {
  const { t } = cli;
  const bytes = new Uint8Array(readGivenFile(file));
  const read = readCharterFile(bytes);
  const secret = readGivenFile(options.secret).toString('latin1').trim().toLowerCase();
  if (!/^[0-9a-f]+$/u.test(secret)) throw new ActRefusal('psk-mismatch', options.secret);
  await confirmWords(cli, read, options.yes);
  const input = { file: hex(bytes), secret };
  const answer = (await cli.ask('charter-adopt', input)) as {
    name: string;
    party: string;
    held: boolean;
  };
  cli.print(answer, () => {
    const { name, party, held } = answer;
    return held ? t('charter.held', { name }) : t('charter.adopted', { name, party });
  });
}

/** Which of the words differs first. */
function firstOther(given: string, words: readonly string[]): string {
  const said = wordsIn(given);
  const at = words.findIndex((word, i) => word.toLowerCase() !== said[i]);
  return `word ${at < 0 ? words.length + 1 : at + 1} of ${words.length}`;
}

async function confirmWords(cli: Cli, read: CharterRead, yes: string | undefined): Promise<void> {
  if (yes !== undefined) {
    if (sameWords(yes, read.words) || yes.toLowerCase() === hex(read.line)) return;
    // Never the words themselves: what is given here was read aloud by the others.
    throw new ActRefusal('words-differ', firstOther(yes, read.words));
  }
  process.stderr.write(`${wordLines(cli, read.words).join('\n')}\n`);
  const isSame = await cli.confirm(cli.t('charter.confirm-words'), '--yes "WORD WORD …"');
  if (!isSame) throw new ActRefusal('cancelled');
}

/** A charter file, or without one the charter of the line. */
export async function charterShow(cli: Cli, file: string | undefined): Promise<void> {
  const bytes = file === undefined ? await heldCharter(cli) : readGivenFile(file);
  const view = charterView(readCharterFile(new Uint8Array(bytes)));
  cli.print(view, () => charterText(cli, view));
}

async function heldCharter(cli: Cli): Promise<Uint8Array> {
  const { file } = (await cli.ask('charter', {})) as { file: string };
  return unhex(file) as Uint8Array;
}

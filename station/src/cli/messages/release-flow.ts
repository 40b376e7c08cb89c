import { hex } from '@parley/core/base/bytes.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { classNames } from '@parley/core/codec/kinds.ts';
import { identifier, phrase } from '@parley/text/tokens.ts';
import { precedenceKeys } from '@parley/text/words.ts';
import { ActRefusal, type Json } from '../../acts/act.ts';
import type { OfficerKey } from '../../keys/officer-file.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../failure.ts';
import { askAs } from '../reader.ts';
import { entryText } from './entry-text.ts';
import { officerOf } from './officer.ts';
import { type Content, readContent, type Sheet, sheetText } from './sheet.ts';

/** Entries that one release may name as shown. */
const seenMax = 64;

export type ReleaseOptions = {
  readonly officer?: string;
  /** His key, where it was read already. */
  readonly key?: OfficerKey;
  readonly seen?: readonly string[];
  readonly yes?: boolean;
  /** The class, typed again: asked for REAL at FLASH and above. */
  readonly class?: string;
};

/** The act that drafts, and what it is told. */
export type Drafting = { readonly act: string; readonly input: Json };

/** What the act `release` answers. */
export type Released = {
  readonly written: boolean;
  readonly entry?: string;
  readonly leaf?: string;
  readonly draft: string;
  readonly missing: number;
};

/**
 * Shows a draft as its bytes have it, and the newer messages that overtook it; asks; signs just
 * the bytes that were shown; hands the release to the station. The sheet goes to standard error,
 * so that the answer stands alone on the output.
 */
export async function releaseDraft(
  cli: Cli,
  sheet: Json,
  options: ReleaseOptions,
): Promise<Released> {
  const told = sheet as unknown as Sheet;
  const content = readContent(told.content);
  if (!content) throw new ActRefusal('malformed', 'sheet');
  const officer = await keyOf(cli, options);
  refuseOtherClass(cli, content, options);
  process.stderr.write(`${sheetText(cli, told, content, officer?.officer)}\n`);
  const seen = await showNewer(cli, told, options, officer);
  if (officer) await confirmOutcome(cli, content, told, options);
  const release = officer && {
    scheme: 0,
    officer: hex(officer.officer.id),
    signature: hex(officer.signer.sign(content.challenge)),
  };
  const input = { draft: told.draft, seen, ...(release ? { release } : {}) };
  return (await cli.ask('release', input)) as unknown as Released;
}

/**
 * Draft and release in one. What the act drafted is discarded again where nothing came of it: only
 * a draft that waits for more officers stays.
 */
export async function releaseOnce(
  cli: Cli,
  { act, input }: Drafting,
  options: ReleaseOptions,
): Promise<Released> {
  const key = await keyOf(cli, options);
  const sheet = await cli.ask(act, input);
  try {
    return await releaseDraft(cli, sheet, { ...options, ...(key ? { key } : {}) });
  } catch (error) {
    const { draft } = sheet as unknown as Sheet;
    // It may be gone already; the refusal that brought us here is what the officer must read.
    await cli.ask('discard', { draft }).catch(() => null);
    throw error;
  }
}

/**
 * The whole of a verb that an officer signs at once; refuses `officer-needed` without him, before
 * anything is asked for.
 */
export async function sayOnce(
  cli: Cli,
  options: ReleaseOptions,
  asked: () => Drafting | Promise<Drafting>,
): Promise<void> {
  const key = await keyOf(cli, options);
  if (key === null) throw new ActRefusal('officer-needed');
  const released = await releaseOnce(cli, await asked(), { ...options, key });
  cli.print({ ...released }, () => releasedText(cli, released));
}

/**
 * The key that releases; null: nobody's. One that is on no roster here is refused before anything
 * is drafted, asked or shown: what is about to be said is not for another party's officer.
 */
async function keyOf(cli: Cli, { key, officer: file }: ReleaseOptions): Promise<OfficerKey | null> {
  if (key) return key;
  if (file === undefined) return null;
  const found = await officerOf(cli, file);
  const id = hex(found.officer.id);
  const ours = (await cli.ask('officers', {})) as readonly { readonly id: string }[];
  if (ours.some((one) => one.id === id)) return found;
  throw new ActRefusal('unknown-officer', `${file}: ${found.officer.name} (${id})`);
}

/** `--class` on a release says again what the draft is; it changes nothing of it. */
function refuseOtherClass(cli: Cli, content: Content, { class: given }: ReleaseOptions): void {
  const own = classNames[content.class] ?? '';
  if (given === undefined || given.toUpperCase() === own) return;
  const about = { value: given, option: '--class', allowed: own };
  throw new UsageError(cli.t('error.bad-value', about));
}

/**
 * Every newer message is shown before anything is signed; he is asked once, after the last, so that
 * a stream of them costs him reading and not an answer each. Where nobody can be asked, `--seen`
 * says what he was shown: whether that is enough the station decides.
 */
async function showNewer(
  cli: Cli,
  sheet: Sheet,
  { seen = [] }: ReleaseOptions,
  officer: OfficerKey | null,
): Promise<string[]> {
  const unseen = sheet.newer.filter((entry) => !seen.includes(entry));
  if (unseen.length === 0) return [...seen];
  if (!process.stdin.isTTY) {
    if (seen.length > 0) return [...seen];
    throw new ActRefusal('draft-overtaken', sheet.newer.join(', '));
  }
  for (const entry of unseen) {
    const answer = await askAs(cli, officer, { act: 'show', input: { entry } });
    process.stderr.write(`${entryText(cli, answer)}\n`);
  }
  if (!(await cli.confirm(cli.t('desk.release-asked')))) throw new ActRefusal('cancelled');
  // The newest of each journal stand for those before them; the station takes no longer list.
  return [...seen, ...unseen].slice(-seenMax);
}

async function confirmOutcome(
  cli: Cli,
  content: Content,
  sheet: Sheet,
  options: ReleaseOptions,
): Promise<void> {
  const real = classNames[content.class] === 'REAL' && content.precedence >= precedenceFlash;
  if (real && options.class?.toUpperCase() !== 'REAL') {
    const precedence = phrase(cli.t(precedenceKeys[content.precedence] ?? 'precedence.flash'));
    process.stderr.write(`${cli.t('prompt.class-typed', { precedence })}\n`);
    throw new UsageError(cli.t('error.missing', { option: '--class REAL' }));
  }
  if (options.yes) return;
  const party = sheet.parties[content.author] ?? '';
  const agreed = await cli.confirm(cli.t('prompt.release', { party }));
  if (!agreed) throw new ActRefusal('cancelled');
}

/** What became of it, in one or two lines. */
export function releasedText({ t }: Cli, released: Released): string {
  if (released.written) return t('desk.written', { entry: identifier(released.entry ?? '') });
  const kept = t('desk.kept', { draft: identifier(released.draft) });
  return `${kept}\n${t('release.needed', { count: released.missing })}`;
}

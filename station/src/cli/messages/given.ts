import { fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { limits } from '@parley/core/base/limits.ts';
import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import { ActRefusal, type Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../failure.ts';
import { readGivenFile, readStandardInput } from '../files.ts';
import { futureOf } from '../options.ts';

/** What the verbs that write words have in common. */
export type WordOptions = {
  readonly to?: readonly string[];
  readonly precedence?: string;
  readonly class?: string;
  readonly textLang?: string;
  readonly text?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly attach?: readonly string[];
  readonly notAfter?: string;
};

/** The class that was chosen; nothing is preset. */
export function classOf(cli: Cli, given: string | undefined): string {
  if (given === undefined) throw new UsageError(cli.t('error.missing', { option: '--class' }));
  return oneOf(cli, '--class', given.toUpperCase(), classNames);
}

export function precedenceOf(cli: Cli, given: string): string {
  return oneOf(cli, '--precedence', given.toUpperCase(), precedenceNames);
}

function oneOf(cli: Cli, option: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  throw new UsageError(cli.t('error.bad-value', { value, option, allowed: allowed.join(', ') }));
}

const entryForm = /^[a-z0-9-]+(?:\.[0-9]+-[0-9a-f]{16})?\/[0-9]+$/u;

/** The name of an entry: a number in a party's journal. */
export function entryOf(cli: Cli, option: string, value: string): string {
  if (entryForm.test(value)) return value;
  throw new UsageError(cli.t('error.bad-value', { value, option, allowed: 'moscow/41' }));
}

/** A draft's id, or enough of its beginning. */
export function draftOf(cli: Cli, value: string): string {
  const word = value.toLowerCase();
  if (/^[0-9a-f]{4,32}$/u.test(word)) return word;
  const about = { value, option: '<draft>', allowed: '0-9 a-f, 4 to 32' };
  throw new UsageError(cli.t('error.bad-value', about));
}

const purposes = new Map([
  ['action', 'action'],
  ['info', 'information'],
  ['information', 'information'],
]);

/** `moscow`, `moscow,action` or `london,info:ROUTINE`. */
export function addresseesOf(cli: Cli, given: readonly string[]): Json[] {
  return given.map((value) => {
    const [party = '', rest = 'action'] = value.split(',', 2);
    const [word = '', precedence] = rest.split(':', 2);
    const purpose = purposes.get(word);
    if (!purpose || party === '') {
      const allowed = 'PARTY,action PARTY,info:ROUTINE';
      throw new UsageError(cli.t('error.bad-value', { value, option: '--to', allowed }));
    }
    const own = precedence === undefined ? {} : { precedence: precedenceOf(cli, precedence) };
    return { party, purpose, ...own };
  });
}

const version = /^([a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*)(?::(original|reviewed|courtesy))?=(.+)$/su;
const standings: readonly string[] = ['original', 'reviewed', 'courtesy'];

/** Language versions from options, a file that was named, or standard input. */
export async function textsOf(
  cli: Cli,
  options: WordOptions,
  file: string | undefined,
): Promise<{ lang: string; standing: number; text: string }[]> {
  const original = options.textLang ?? cli.lang;
  const texts = (options.text ?? []).map((value) => {
    const [, lang, standing, path] = version.exec(value) ?? [];
    if (lang === undefined || path === undefined)
      return { lang: original, standing: 0, text: value };
    const named = standings.indexOf(standing ?? (lang === original ? 'original' : 'reviewed'));
    return { lang, standing: named, text: textFile(path) };
  });
  const piped = file === '-' || (file === undefined && texts.length === 0 && isPiped(options));
  const words = piped ? await standardInput() : '';
  if (piped && (words !== '' || !options.attach?.length)) {
    texts.unshift({ lang: original, standing: 0, text: words });
  } else if (file !== undefined) {
    texts.unshift({ lang: original, standing: 0, text: textFile(file) });
  }
  // One version alone is the original, whatever its language.
  const [only] = texts;
  return texts.length === 1 && only ? [{ ...only, standing: 0 }] : texts;
}

/**
 * A message with attachments may do without words: then only what somebody piped or redirected is
 * read, and an input that merely stands open is not waited for.
 */
function isPiped({ attach = [] }: WordOptions): boolean {
  if (process.stdin.isTTY) return false;
  if (attach.length === 0) return true;
  const input = fstatSync(0, { throwIfNoEntry: false });
  return input !== undefined && (input.isFIFO() || input.isFile());
}

function textFile(path: string): string {
  return decodeText(readGivenFile(path), path);
}

/** UTF-8 without a mark at its beginning or a line end at its end; refuses `bad-text`. */
function decodeText(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/u, '');
  } catch {
    throw new ActRefusal('file-unreadable', `${what}: UTF-8`);
  }
}

async function standardInput(): Promise<string> {
  return decodeText(await readStandardInput(), '-');
}

const mediaTypes = new Map([
  ['txt', 'text/plain'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['json', 'application/json'],
  ['csv', 'text/csv'],
]);

/**
 * Puts each file into the station's store; what names it is its hash. All are read first: where
 * one cannot be, none is put there.
 */
export async function attach(cli: Cli, files: readonly string[]): Promise<Json[]> {
  const attached: Json[] = [];
  const all = files.map((file) => ({ file, bytes: readGivenFile(file, attachable) }));
  for (const { file, bytes } of all) {
    const { sha256 } = (await cli.ask('attach', { bytes: bytes.toString('hex') })) as Attached;
    const name = basename(file);
    const ending = name.toLowerCase().split('.').at(-1) ?? '';
    const mediaType = mediaTypes.get(ending) ?? 'application/octet-stream';
    attached.push({ sha256, name, mediaType });
  }
  return attached;
}

type Attached = { readonly sha256: string };

/** What a line carries as one file. */
const attachable = { most: limits.attachmentBytesMax, over: 'attachment-too-large' };

/** The input of the act `draft` from the options of a verb. */
export async function draftInputOf(
  cli: Cli,
  options: WordOptions,
  file: string | undefined,
): Promise<{ [key: string]: Json }> {
  const { to = [], precedence = 'ROUTINE' } = options;
  if (to.length === 0) throw new UsageError(cli.t('error.missing', { option: '--to' }));
  return {
    to: addresseesOf(cli, to),
    precedence: precedenceOf(cli, precedence),
    class: classOf(cli, options.class),
    ...(await wordsOf(cli, options, file)),
  };
}

/** The same of the act `correct`: what is not given is as in the message that it corrects. */
export async function correctionInputOf(
  cli: Cli,
  options: WordOptions,
  file: string | undefined,
): Promise<{ [key: string]: Json }> {
  const { to, precedence, class: cls } = options;
  return {
    ...(to === undefined ? {} : { to: addresseesOf(cli, to) }),
    ...(precedence === undefined ? {} : { precedence: precedenceOf(cli, precedence) }),
    ...(cls === undefined ? {} : { class: classOf(cli, cls) }),
    ...(await wordsOf(cli, options, file)),
  };
}

async function wordsOf(
  cli: Cli,
  options: WordOptions,
  file: string | undefined,
): Promise<{ [key: string]: Json }> {
  const { replyTo = [], notAfter } = options;
  const words = {
    texts: await textsOf(cli, options, file),
    references: replyTo.map((one) => entryOf(cli, '--reply-to', one)),
    notAfter: notAfter === undefined ? null : futureOf(cli.t, '--not-after', notAfter),
  };
  const silent = words.texts.every(({ text }) => text.trim() === '');
  if (silent && !options.attach?.length) throw new UsageError(cli.t('error.no-words'));
  // Last: whatever is wrong with the rest is said before anything is put into the store.
  return { ...words, attachments: await attach(cli, options.attach ?? []) };
}

import type { Language } from '@parley/text/languages.ts';
import { messages } from '@parley/text/messages/all.ts';
import { say } from '@parley/text/say.ts';
import { isKey, translator } from '@parley/text/translator.ts';
import { ActRefusal } from '../acts/act.ts';
import { StoreFault, StoreRefusal } from '../store/refusals.ts';

/**
 * Exit codes of every verb: 0 success, and these. A file that was named and cannot be opened is
 * wrong usage, as in `parley-verify`: what it holds was not looked at.
 */
export const exitCodes = { refused: 1, usage: 2, fault: 3 } as const;

/** The command line asks for something that its options do not allow; a sentence says what. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A fault of the station that was asked over its socket. */
export class StationFault extends Error {
  override name = 'StationFault';
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** What went wrong, as the command line tells it. */
export type Failure = {
  readonly exit: (typeof exitCodes)[keyof typeof exitCodes];
  readonly code: string;
  readonly detail: string;
};

/** Store refusals that are faults of the disk, not of what was asked. */
const diskFaults: readonly string[] = ['corrupt', 'disk-full', 'io'];

/** Why the system lets nobody listen at an address that the operator named: no bug of ours. */
const listenRefusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'address-taken',
  EADDRNOTAVAIL: 'address-not-here',
  ENOTFOUND: 'address-not-here',
  EACCES: 'address-not-allowed',
};

function listenRefusal(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const refused = listenRefusals[code];
  if (refused === undefined || !['listen', 'getaddrinfo'].includes(syscall)) return undefined;
  const at = error as { address?: string; port?: number; hostname?: string };
  const host = at.address ?? at.hostname ?? '';
  const detail = at.port === undefined || at.port < 0 ? host : `${host}:${at.port}`;
  return { exit: exitCodes.refused, code: refused, detail };
}

/** Sorts whatever was thrown: refused, wrong usage, or a fault of the station. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ActRefusal) {
    const exit = error.code === 'no-such-file' ? exitCodes.usage : exitCodes.refused;
    return { exit, code: error.code, detail: error.detail };
  }
  if (error instanceof StoreRefusal) {
    const exit = diskFaults.includes(error.code) ? exitCodes.fault : exitCodes.refused;
    return { exit, code: error.code, detail: error.detail };
  }
  if (error instanceof StoreFault) {
    return { exit: exitCodes.fault, code: error.kind, detail: error.message };
  }
  if (error instanceof StationFault) {
    return { exit: exitCodes.fault, code: error.code, detail: error.detail };
  }
  if (error instanceof UsageError) {
    return { exit: exitCodes.usage, code: 'usage', detail: error.message };
  }
  const refused = listenRefusal(error);
  if (refused) return refused;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exit: exitCodes.fault, code: 'bug', detail };
}

/** The sentences for a person, one per line. */
export function failureText(lang: Language, failure: Failure): string {
  const t = translator(lang);
  if (failure.code === 'usage') return failure.detail;
  if (failure.code === 'bug') return t('error.bug', { detail: failure.detail });
  const reason = sentenceOf(lang, failure.code);
  const refused = t('error.refused', { code: failure.code, reason: reason ?? failure.detail });
  if (failure.detail === '' || reason === undefined) return refused;
  return `${refused}\n${t('error.detail', { detail: failure.detail })}`;
}

/** The sentence of a code: of a refused act, of the protocol, of the store, or of the desk. */
export function sentenceOf(lang: Language, code: string): string | undefined {
  for (const area of ['act', 'refusal', 'store', 'refused']) {
    const key = `${area}.${code}`;
    if (isKey(key)) return say(lang, messages[key], {});
  }
  return undefined;
}

import { hex } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { limitSentence, proofSentence, violationSentence } from '@parley/text/finding.ts';
import { listOf } from '@parley/text/list.ts';
import { refusalSentence } from '@parley/text/refusal.ts';
import { hash, identifier, isolate, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal, type Json } from '../../acts/act.ts';
import { type Proved, provesSentences } from '../../evidence/proves.ts';
import { lineGiven, type Verified, verifyFile } from '../../evidence/verify.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';
import { readGivenFile } from '../files.ts';
import { disclosedLines } from '../messages/disclosed-text.ts';
import { progressBar } from '../progress.ts';

type Options = { readonly charter?: string; readonly details?: boolean };

/** Checks a file of evidence offline: it opens no station, and needs none. */
export function addVerify(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('verify'), cli, 'verify')
    .argument('<file>')
    .option('--charter <file>', t('option.verify-charter'))
    .option('--details', t('option.verify-details'))
    .action((file: string, options: Options) => verify(cli(), file, options));
}

async function verify(cli: Cli, file: string, { charter, details }: Options): Promise<void> {
  const given = charter === undefined ? {} : { charter: new Uint8Array(readGivenFile(charter)) };
  const bar = progressBar(process.stderr.isTTY && !cli.json);
  let verified: Verified;
  try {
    const onProgress = (done: number, total: number) => bar.update(done, total);
    verified = await verifyFile(file, { ...given, onProgress });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new ActRefusal('no-such-file', (error as Error).message);
  } finally {
    bar.stop();
  }
  // A folder, a pipe, a device: what it holds was not looked at.
  if (verified.verdict.code === 'file-unreadable') throw new ActRefusal('no-such-file', file);
  cli.print(details ? detailedOf(verified) : answerOf(verified), () => {
    // A charter that is none says nothing against the file.
    const named = charter !== undefined && !lineGiven(given).ok ? charter : file;
    return textOf(cli, named, verified, { charter, details });
  });
  if (!verified.verdict.ok) process.exitCode = exitCodes.refused;
}

function answerOf(verified: Verified) {
  const { ok, kind, code, entries, proves } = verified.verdict;
  return { ok, kind, code, entries, proves };
}

/** The same, with the line, what it does not prove and what was found on the way. */
function detailedOf(verified: Verified): Json {
  const { detail, doesNotProve } = verified.verdict;
  const line = verified.kind === null ? null : hex(verified.facts.founding.line);
  const answer = { ...answerOf(verified), detail, doesNotProve, line };
  if (verified.kind === 'disclosure') {
    return { ...answer, origins: Object.fromEntries(originsIn(verified)) };
  }
  if (verified.kind !== 'transcript') return answer;
  const { cuts, tailEntries, findings } = verified.facts;
  const violations = Object.fromEntries(findings.counts);
  const { unknown, repeated, released } = findings;
  const origins = Object.fromEntries(findings.origins);
  const found = { violations, unknown, repeated, released, origins };
  return { ...answer, cuts, tailEntries, sha256: hex(verified.facts.hash), ...found };
}

/** In one line what the file proves and what it does not; then what there is to know besides. */
function textOf(cli: Cli, path: string, verified: Verified, options: Options): string {
  const { t, lang } = cli;
  const file = identifier(path);
  if (verified.kind === null) {
    const { code } = verified.verdict;
    const reason = phrase(`${refusalSentence(lang, code as RefusalCode)} (${code})`);
    return t('verify.refused', { file, reason });
  }
  return [
    t('verify.ok', { file }),
    lineText(cli, verified),
    ...provesSentences(lang, verified),
    ...moreText(cli, verified),
    ...(options.charter === undefined ? [t('verify.no-charter')] : []),
    ...(options.details ? detailLines(cli, verified) : []),
    ...(verified.kind === 'disclosure' ? disclosedLines(cli, verified.facts) : []),
  ].join('\n');
}

/** Which line was verified: whoever made all its keys himself has a file that verifies too. */
function lineText({ t, lang }: Cli, { facts }: Proved): string {
  const { line, charter } = facts.founding;
  const names = charter.parties.map(({ name }) => isolate(identifier(name), lang));
  return t('verify.line', { line: hash(hex(line), true), parties: phrase(listOf(names, lang)) });
}

/** Every proof and every limit, a sentence each. */
function detailLines({ t, lang }: Cli, { verdict }: Proved): string[] {
  return [
    t('verify.proved'),
    ...verdict.proves.map((code) => `  + ${proofSentence(lang, code)}`),
    ...verdict.doesNotProve.map((code) => `  - ${limitSentence(lang, code)}`),
  ];
}

function moreText(cli: Cli, verified: Proved): string[] {
  const { t, lang } = cli;
  const origins = [...originsIn(verified)].map(([origin, count]) => {
    return t('verify.origins', { count, origin: identifier(origin) });
  });
  const desks = origins.length > 0 ? [limitSentence(lang, 'passkey-desks')] : [];
  if (verified.kind === 'fork-proof') return [];
  if (verified.kind === 'disclosure') {
    const { later } = verified.facts;
    const undisclosed = later.length > 0 ? [t('proves.undisclosed', { count: later.length })] : [];
    return [...undisclosed, ...origins, ...desks];
  }
  const { findings, tailEntries, cuts, hash: final } = verified.facts;
  return [
    ...(cuts > 0 ? [t('transcript.hash', { hash: hash(hex(final), true) })] : []),
    ...(tailEntries > 0 ? [t('proves.tail')] : []),
    ...[...findings.counts].map(([code, count]) => {
      return `${t('verify.finding', { count, code })}: ${violationSentence(lang, code)}`;
    }),
    ...origins,
    ...desks,
  ];
}

/** Where passkeys were used, with how many releases each: only their party knows its own desk. */
function originsIn(verified: Proved): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (verified.kind === 'transcript') return verified.facts.findings.origins;
  if (verified.kind === 'fork-proof') return counts;
  for (const origin of verified.facts.entries.flatMap(({ origins }) => origins)) {
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return counts;
}

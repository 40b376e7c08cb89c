import { readFileSync } from 'node:fs';
import { hex } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { violationSentence } from '@parley/text/finding.ts';
import { refusalSentence } from '@parley/text/refusal.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal, type Json } from '../../acts/act.ts';
import { type Verified, verifyFile } from '../../evidence/verify.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';
import { progressBar } from '../progress.ts';

/** Checks a file of evidence offline: it opens no station, and needs none. */
export function addVerify(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('verify'), cli, 'verify')
    .argument('<file>')
    .option('--charter <file>', t('option.verify-charter'))
    .action((file: string, options: { charter?: string }) => verify(cli(), file, options.charter));
}

async function verify(cli: Cli, file: string, charter: string | undefined): Promise<void> {
  const bar = progressBar(process.stderr.isTTY && !cli.json);
  let verified: Verified;
  try {
    verified = await verifyFile(file, {
      ...(charter === undefined ? {} : { charter: new Uint8Array(readFileSync(charter)) }),
      onProgress: (done, total) => bar.update(done, total),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new ActRefusal('file-unreadable', (error as Error).message);
  } finally {
    bar.stop();
  }
  cli.print(answerOf(verified), () => textOf(cli, file, verified, charter !== undefined));
  if (!verified.verdict.ok) process.exitCode = exitCodes.refused;
}

function answerOf(verified: Verified): Json {
  const { ok, kind, code, detail, entries, proves, doesNotProve } = verified.verdict;
  const answer = { ok, kind, code, detail, entries, proves, doesNotProve };
  if (verified.kind !== 'transcript') return answer;
  const { cuts, tailEntries, hash, findings } = verified.facts;
  const violations = Object.fromEntries(findings.counts);
  const { unknown, repeated, released } = findings;
  const found = { violations, unknown, repeated, released };
  return { ...answer, cuts, tailEntries, sha256: hex(hash), ...found };
}

/** In one line what the file proves and what it does not; then what there is to know besides. */
function textOf(cli: Cli, path: string, verified: Verified, charterGiven: boolean): string {
  const { t, lang } = cli;
  const file = identifier(path);
  if (verified.kind === null) {
    const { code } = verified.verdict;
    const reason = `${refusalSentence(lang, code as RefusalCode)} (${code})`;
    return t('verify.refused', { file, reason });
  }
  return [
    t('verify.ok', { file }),
    provesText(cli, verified),
    ...moreText(cli, verified),
    ...(charterGiven ? [] : [t('verify.no-charter')]),
  ].join('\n');
}

type Proved = Exclude<Verified, { kind: null }>;

function provesText({ t }: Cli, verified: Proved): string {
  switch (verified.kind) {
    case 'transcript': {
      const { cuts, entries } = verified.facts;
      const proves = cuts > 0 ? t('proves.transcript', { entries }) : t('transcript.empty');
      return `${proves} ${t('proves-not.transcript')}`;
    }
    case 'disclosure': {
      const { entries, founding } = verified.facts;
      const journals = new Map(entries.map((one) => [`${hex(one.journal.tag)}/${one.size}`, one]));
      const lines = [...journals.values()].map(({ journal, size }) => {
        const party = founding.charter.parties[journal.party]?.name ?? String(journal.party);
        const shown = identifier(String(size));
        const not = t('proves-not.disclosure', { size: shown });
        return `${t('proves.disclosure', { party, size: shown })} ${not}`;
      });
      return lines.join('\n');
    }
    case 'fork-proof': {
      const { founding, proof } = verified.facts;
      const party = founding.charter.parties[proof.journal.party]?.name ?? '';
      return `${t('proves.fork', { party })} ${t('proves-not.fork')}`;
    }
  }
}

function moreText({ t, lang }: Cli, verified: Proved): string[] {
  if (verified.kind === 'disclosure') {
    const { later } = verified.facts;
    return later.length > 0 ? [t('proves.undisclosed', { count: later.length })] : [];
  }
  if (verified.kind === 'fork-proof') return [];
  const { findings, tailEntries } = verified.facts;
  return [
    ...(tailEntries > 0 ? [t('proves.tail')] : []),
    ...[...findings.counts].map(([code, count]) => {
      return `${t('verify.finding', { count, code })}: ${violationSentence(lang, code)}`;
    }),
  ];
}

/** The command: reads, verifies, says. */
import { readFileSync } from 'node:fs';
import { hex } from '../base/bytes.ts';
import { attempt } from '../base/refusal.ts';
import { readCharterFile } from '../charter/charter-file.ts';
import { reportOf } from '../report.ts';
import { type Language, listed } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import type { Trusted } from '../transcript/verify.ts';
import { refusedVerdict, type Verified, verify } from '../verdict.ts';
import { withFile } from './file-source.ts';
import { type Options, readOptions } from './options.ts';
import { progressBar } from './progress-bar.ts';

type Output = { readonly isTTY?: boolean; write(text: string): unknown };

export type Outputs = { readonly out: Output; readonly err: Output };

/** The exit code: 0 verified, 1 refused, 2 not understood or not readable. */
export function run(args: readonly string[], { out, err }: Outputs): number {
  const options = readOptions(args);
  if (typeof options === 'string') {
    err.write(`${options}\n`);
    return 2;
  }
  let verified: Verified;
  try {
    verified = check(options, err);
  } catch (error) {
    err.write(`${sentences.unreadableFile[options.language]} ${messageOf(error)}\n`);
    return 2;
  }
  out.write(options.json ? json(verified) : text(verified, options.language));
  return verified.verdict.ok ? 0 : 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function check(options: Options, err: Output): Verified {
  const trusted = trustedBy(options);
  if (trusted !== undefined && 'verdict' in trusted) return trusted;
  return withFile(options.file, (source) => {
    const { progress, end } = progressBar(source.size, err);
    const verified = verify(source, { trusted, progress });
    end();
    return verified;
  });
}

/** What was given from elsewhere; a charter file that is not good is the answer itself. */
function trustedBy({ charter, line }: Options): Trusted | Verified | undefined {
  if (line !== undefined) return { line };
  if (charter === undefined) return undefined;
  const founding = attempt(() => readCharterFile(new Uint8Array(readFileSync(charter))));
  if (!founding.ok) return refusedVerdict(null, founding);
  return { line: founding.value.charter.line, founding: founding.value };
}

function json({ verdict, kind, found }: Verified): string {
  const line = found === undefined ? {} : { line: hex(found.charter.line) };
  const hash = kind === 'transcript' ? { hash: hex(found.hash) } : {};
  return `${JSON.stringify({ ...verdict, ...line, ...hash })}\n`;
}

function text(verified: Verified, language: Language): string {
  const { headline, proves, notProved, found } = reportOf(verified, language);
  const lines = [headline];
  if (!verified.verdict.ok) lines.push(...proves);
  else {
    lines.push(`${sentences.proves[language]} ${listed(proves, language)}.`);
    lines.push(`${sentences.notProved[language]} ${listed(notProved, language)}.`);
  }
  return `${[...lines, ...found].join('\n')}\n`;
}

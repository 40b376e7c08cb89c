/** What the command is asked to do. */
import { parseArgs } from 'node:util';
import { type Bytes, fromHex } from '../base/bytes.ts';
import { isLanguage, type Language } from '../text/language.ts';

export type Options = {
  readonly file: string;
  readonly charter: string | undefined;
  readonly line: Bytes | undefined;
  readonly language: Language;
  readonly json: boolean;
};

export const usage = `parley-verify FILE [--charter FILE | --line HEX] [--lang en|ar|ru] [--json]

FILE       a transcript, a disclosure or a fork proof
--charter  the charter file that you trust, from elsewhere
--line     the id of the line that you trust, 64 hexadecimal digits
--lang     the language of the answer
--json     the answer as JSON

Exit code: 0 verified, 1 refused, 2 not understood or not readable.`;

/** The options, or what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  const parsed = parse(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (values.help === true || file === undefined || more.length > 0) return usage;
  const language = values.lang ?? 'en';
  if (!isLanguage(language)) return `--lang: ${language} is none of en, ar, ru`;
  const line = values.line === undefined ? undefined : fromHex(values.line.toLowerCase());
  if (values.line !== undefined && line?.length !== 32) return '--line: not 64 hexadecimal digits';
  if (line !== undefined && values.charter !== undefined) return '--charter or --line, not both';
  return { file, charter: values.charter, line, language, json: values.json === true };
}

const options = {
  charter: { type: 'string' },
  line: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

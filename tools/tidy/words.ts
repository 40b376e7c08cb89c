import type { Finding, Source } from './source.ts';

type Ban = { readonly rule: string; readonly pattern: RegExp; readonly message: string };

const everywhere: readonly Ban[] = [
  {
    rule: 'word',
    pattern: /delivered/i,
    message:
      'never "delivered": say which: sent, reached their station, on their record, acknowledged',
  },
  {
    rule: 'todo',
    pattern: /\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))/,
    message: 'open an issue and name it: TODO(#12)',
  },
];

/** Treaties are data: a module's rules live in treaties/, and no code knows one by name. */
const treaties: Ban = {
  rule: 'treaty',
  pattern: new RegExp(
    [
      String.raw`\bNew START\b|\bnew-start\b|\bNEW_START\b|\bSTART I{1,2}\b|\bSALT I{1,2}\b`,
      String.raw`\b(?:INF|CFE|ABM|NPT|CTBT|JCPOA|INCSEA|PNET|TTBT|SORT) [Tt]reaty\b`,
      String.raw`\b(?:CFE|CTBT|JCPOA|INCSEA)\b|\bOpen Skies\b|\bVienna Document\b`,
      String.raw`\bIncidents at Sea\b|\bINF\b`,
    ].join('|'),
  ),
  message: 'no treaty by name in code: its rules are data under treaties/',
};

const code = ['core', 'envelope', 'api', 'text', 'station', 'console', 'sim', 'verifier'];

/** Words that may not stand in code, texts or documents. */
export function checkWords(source: Source): Finding[] {
  const bans = code.includes(source.area) ? [...everywhere, treaties] : everywhere;
  const found: Finding[] = [];
  for (const [index, line] of source.text.split('\n').entries()) {
    for (const { rule, pattern, message } of bans) {
      if (pattern.test(line)) found.push({ rule, path: source.path, line: index + 1, message });
    }
  }
  return found;
}

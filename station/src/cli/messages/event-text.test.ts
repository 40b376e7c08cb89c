import { refusalReasons } from '@parley/core/base/refusal.ts';
import { violationReasons } from '@parley/core/evidence/findings.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { entryText } from './entry-text.ts';
import { eventText } from './event-text.ts';

const cliIn = (lang: Language) => ({ t: translator(lang), lang }) as Cli;
const time = Date.UTC(2026, 10, 24, 18);
/** Codes of several words; one alone may be a word of a sentence. */
const worded = (codes: object) => Object.keys(codes).filter((code) => code.includes('-'));

/** Every event that the act `follow` emits and that is no entry's own. */
const events: Json[] = [
  ...worded(violationReasons).map((code) => ({ event: 'violation', entry: 'moscow/3', code })),
  ...worded(refusalReasons).map((code) => {
    return { event: 'refused', code, detail: 'x', from: 'moscow', circuit: 'ws.moscow' };
  }),
  { event: 'contested', party: 'moscow' },
  { event: 'cut', k: 3, final: true },
  { event: 'cut', k: 3, final: false },
  { event: 'circuit', id: 'ws.moscow', peer: 'moscow', up: true },
  { event: 'line', peer: 'moscow', up: false },
  { event: 'mute', reason: 'tail-missing' },
  { event: 'mute', reason: 'guard-missing' },
  { event: 'mute', reason: 'beyond-guard' },
  { event: 'mute', reason: null },
  { event: 'fault', what: 'disk-full' },
  { event: 'fault', what: 'io' },
  { event: 'fault', what: 'signer' },
  { event: 'recovered' },
];

const shown = (over: object): Json => ({
  entry: 'moscow/3',
  from: 'moscow',
  form: 'readable',
  kindNumber: 1,
  precedence: 'FLASH',
  class: 'EXERCISE',
  time,
  clock: 2,
  zone: 'UTC',
  action: [],
  information: [],
  notAfter: null,
  standing: 'held',
  final: false,
  repeatOf: null,
  violations: [],
  recordedHere: null,
  late: null,
  notBefore: null,
  notLater: null,
  contradicted: null,
  writtenBeforeSeeing: [],
  unopened: [],
  crossed: [],
  us: 'moscow',
  signed: null,
  states: [],
  ...over,
});

describe.each(languages)('in %s', (lang) => {
  const cli = cliIn(lang);

  it('what its author took back is called so before anything else', () => {
    const sheet = entryText(cli, shown({ retractedBy: 'washington/8', standing: 'peeked' }));
    const [notice] = sheet.split('\n').filter((line) => line.startsWith('! '));
    expect(notice).toBe(`! ${cli.t('state.retracted-by', { id: identifier('washington/8') })}`);
  });

  it('the record of what another party wrote is ours, and it was signed there', () => {
    const proof = { cosigner: 'moscow', size: 4, signature: 'ab'.repeat(32) };
    const states = [
      { state: 'reached', time, proof: { have: 4 } },
      { state: 'on-record', time, proof },
    ];
    const signed = { state: 'signed', time, proof: { size: 4, root: 'cd'.repeat(32) } };
    const theirs = entryText(
      cli,
      shown({ from: 'washington', us: 'moscow', signed, states: [{ party: 'moscow', states }] }),
    );
    expect(theirs).toContain(cli.t('state.on-our-record'));
    expect(theirs).toContain(cli.t('state.reached-ours'));
    for (const key of ['state.on-record', 'state.reached', 'state.signed'] as const) {
      expect(theirs).not.toContain(cli.t(key));
    }
    const party = [{ party: 'washington', states }];
    const ours = entryText(cli, shown({ from: 'moscow', us: 'moscow', signed, states: party }));
    for (const key of ['state.on-record', 'state.reached', 'state.signed'] as const) {
      expect(ours).toContain(cli.t(key));
    }
  });

  it('what follows is said in sentences, never in codes or names of events', () => {
    for (const event of events) {
      const { code, what, reason, event: name } = event as Record<string, string | null>;
      const line = eventText(cli, { time, ...(event as object) });
      for (const bare of [code, what, reason, name]) {
        // A word that a sentence may hold is no code.
        if (!bare || (lang === 'en' && !bare.includes('-'))) continue;
        expect(line.split(/[^a-z-]+/u), line).not.toContain(bare);
      }
      expect(line.length, line).toBeGreaterThan(25);
    }
  });

  it('what an entry breaks is said in a sentence, where it is shown and where it comes', () => {
    for (const code of worded(violationReasons)) {
      const entry = { event: 'entry', time, entry: 'moscow/3', violations: [code] };
      const sheet = entryText(cli, shown({ violations: [code] }));
      for (const text of [sheet, eventText(cli, entry)]) {
        expect(text).not.toContain(code);
        expect(text).toContain(cli.t('state.violation'));
      }
    }
  });

  it('a release that does not hold is shown with its reason in words', () => {
    const bad = { officer: 'aa11', name: 'Duty', good: false, code: 'unknown-officer' };
    const sheet = entryText(cli, shown({ releases: [bad] }));
    expect(sheet).not.toContain('unknown-officer');
    expect(sheet).toContain(cli.t('refusal.unknown-officer'));
  });
});

import type { EntryRecord } from '@parley/core/codec/records.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { describe, expect, it } from 'vitest';
import { type RecordView, recordView } from './record-view.ts';
import { recordWords } from './record-words.ts';

const hash = new Uint8Array(32).fill(0xab);
const id = (byte: number) => new Uint8Array(8).fill(byte);
const time = Date.UTC(2026, 10, 24, 18);
const isolated = /[\u2066\u2068][^\u2069]*\u2069/gu;

/** One record of every kind that has one, and the tokens that must stand in what is told. */
const told: readonly (readonly [EntryRecord, readonly string[]])[] = [
  [{ kind: 'ack', attachments: [hash] }, ['abab']],
  [{ kind: 'withheld', until: time }, ['2026-11-24 18:00 UTC']],
  [{ kind: 'confirm-answer', answer: 0 }, []],
  [{ kind: 'watch', state: 2, until: time }, ['2026-11-24 18:00 UTC']],
  [
    {
      kind: 'availability',
      hour: time,
      parties: [
        {
          party: 1,
          lineUp: new Uint8Array([0xff, 0, 0, 0, 0, 0, 0, 0]),
          circuits: [
            { id: 'ws', up: id(0), sent: 9, returned: 7, medianUs: 3500, maxUs: 2_000_000 },
          ],
        },
      ],
      privateRoot: hash,
    },
    ['2026-11-24 18:00 UTC', 'moscow', '8', 'ws', '9', '7', 'abab'],
  ],
  [
    { kind: 'charter', line: hash, predecessor: { line: id(0xcd), k: 12, cut: hash } },
    ['abab', 'cdcd', '12'],
  ],
  [
    {
      kind: 'roster',
      action: 'add',
      officer: { id: id(1), scheme: 0, publicKey: hash, roles: ['releaser'], name: 'Третий' },
    },
    ['Третий', '0101010101010101'],
  ],
  [{ kind: 'receive-key', number: 7, publicKey: hash }, ['7']],
  [
    { kind: 'cut', k: 3, previous: hash, heads: [{ ...journal(1), size: 5, root: hash }] },
    ['3', 'moscow/4'],
  ],
  [{ kind: 'handover', from: id(1), to: id(2) }, ['First', '0101010101010101', '0202']],
  [{ kind: 'handover', from: null, to: id(1) }, ['First']],
  [
    {
      kind: 'exercise',
      step: 'start',
      exercise: hash.slice(0, 16),
      title: 'Ночь',
      from: time,
      until: time + 3_600_000,
    },
    ['Ночь', '2026-11-24 18:00 UTC', '2026-11-24 19:00 UTC'],
  ],
  [
    {
      kind: 'exercise',
      step: 'end',
      exercise: hash.slice(0, 16),
      title: 'Night',
      from: 0,
      until: 1,
    },
    ['Night'],
  ],
  [{ kind: 'terms', terms: [[word('en', 'canary'), word('ar', 'اختبار')]] }, ['canary', 'اختبار']],
  [{ kind: 'terms', terms: null }, []],
];

function journal(party: number) {
  return { party, number: 0, tag: id(9) };
}

function word(lang: string, written: string) {
  return { lang, word: written };
}

const names = {
  officer: (one: Uint8Array) => (one[0] === 1 ? 'First' : null),
  party: (index: number) => ['washington', 'moscow'][index] ?? '?',
  entry: ({ party }: { party: number }, seq: number) => `${names.party(party)}/${seq}`,
};

function viewOf(record: EntryRecord): RecordView {
  const view = recordView(record, names);
  if (!view) throw new Error('a record that is read');
  return view;
}

describe.each(languages)('in %s', (lang: Language) => {
  const speaker = { t: translator(lang), lang } as const;

  it('every kind of record is told in words, with all that it says', () => {
    for (const [record, parts] of told) {
      const text = recordWords(speaker, viewOf(record)).join('\n');
      expect(text, record.kind).toMatch(/\p{L}{3}/u);
      for (const part of parts) expect(text.replaceAll('\u00a0', ' '), record.kind).toContain(part);
    }
  });

  it('what is no word of the language is isolated where the language runs right to left', () => {
    if (lang !== 'ar') return;
    for (const [record] of told) {
      let text = recordWords(speaker, viewOf(record)).join('\n');
      // A phrase of ours may hold tokens: the innermost first.
      while (isolated.test(text)) text = text.replaceAll(isolated, '');
      expect(text, record.kind).not.toMatch(/[A-Za-zА-я]/u);
    }
  });
});

it('a certificate is told by its number and the last entry before it', () => {
  const said = {
    kind: 'incarnation',
    party: 'moscow',
    number: 2,
    before: 'moscow.1-aa/7',
  } as const;
  const speaker = { t: translator('en'), lang: 'en' } as const;
  expect(recordWords(speaker, said)).toEqual([
    'New keys: incarnation 2 of moscow.',
    'The last entry before it that its author knows: moscow.1-aa/7.',
  ]);
  const none = recordWords(speaker, { ...said, before: null });
  expect(none[1]).toBe('Its author knows of no entry before it.');
});

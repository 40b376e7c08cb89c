import { describe, expect, it } from 'vitest';
import { minuteIsUp, withMinuteUp } from './availability.ts';
import { decode, encode } from './cbor.ts';
import { kinds } from './kinds.ts';
import { decodeRecord, decodeRecordOf, type EntryRecord, encodeRecord } from './records.ts';

const hash = new Uint8Array(32).fill(9);
const tag = new Uint8Array(8).fill(7);
const officer = {
  id: tag,
  scheme: 0 as const,
  publicKey: hash,
  roles: ['principal' as const, 'releaser' as const],
  name: 'Cedar',
};
const circuit = { id: 'ws', up: new Uint8Array(8), sent: 60, returned: 1, medianUs: 2, maxUs: 3 };
const hour = {
  hour: 3_600_000,
  parties: [
    {
      party: 1,
      lineUp: withMinuteUp(new Uint8Array(8), 59),
      circuits: [circuit],
    },
  ],
  privateRoot: hash,
};
const busy = {
  ...hour,
  parties: [
    { party: 0, lineUp: new Uint8Array(8), circuits: [{ ...circuit, id: 'stick' }, circuit] },
    { party: 2, lineUp: new Uint8Array(8), circuits: [] },
  ],
};

const samples: EntryRecord[] = [
  { kind: 'ack', attachments: [hash] },
  { kind: 'withheld', until: null },
  { kind: 'withheld', until: 5 },
  { kind: 'confirm-answer', answer: 2 },
  { kind: 'watch', state: 2, until: 12 },
  { kind: 'availability', ...hour },
  { kind: 'availability', ...busy },
  { kind: 'charter', line: hash, predecessor: null },
  { kind: 'charter', line: hash, predecessor: { line: hash, k: 3, cut: hash } },
  { kind: 'roster', action: 'remove', officer },
  { kind: 'incarnation', certificate: new Uint8Array(5) },
  { kind: 'receive-key', number: 2, publicKey: new Uint8Array(1216) },
  { kind: 'cut', k: 1, previous: hash, heads: [{ party: 0, number: 0, tag, size: 1, root: hash }] },
];

describe('records of entries', () => {
  it('come back from their bytes, by kind', () => {
    for (const record of samples) {
      const value = decode(encode(encodeRecord(record)));
      if (!value.ok) throw new Error(value.code);
      expect(decodeRecord(kinds[record.kind], value.value)).toEqual({ ok: true, value: record });
      expect(decodeRecordOf(record.kind, value.value)).toEqual({ ok: true, value: record });
    }
  });

  it('are refused for kinds that have none and kinds not known', () => {
    for (const kind of [kinds.message, kinds.confirm, kinds.service, 99]) {
      expect(decodeRecord(kind, null)).toMatchObject({ code: 'wrong-kind' });
    }
  });

  it('are refused in any other shape', () => {
    const bits = new Uint8Array(8);
    const hourOf = (id: string) => [id, bits, 60, 1, 2, 3];
    expect(
      decodeRecord(kinds.availability, [0, [[1, bits, [hourOf('a'), hourOf('b')]]], hash]),
    ).toMatchObject({ ok: true });
    const bad: [number, unknown][] = [
      [kinds.ack, [new Uint8Array(31)]],
      [kinds.withheld, -1],
      [kinds.withheld, undefined],
      [kinds['confirm-answer'], 3],
      [kinds.watch, [4, null]],
      [kinds.availability, [0, [[1, new Uint8Array(8).fill(255), []]], hash]],
      [
        kinds.availability,
        [
          0,
          [
            [1, tag.fill(0), []],
            [1, tag, []],
          ],
          hash,
        ],
      ],
      [kinds.availability, [0, [[1, bits, [hourOf('ws'), hourOf('ws')]]], hash]],
      [kinds.roster, [2, []]],
      [kinds.roster, [0, [tag, 0, hash, ['king'], 'x']]],
      [kinds.roster, [0, [tag, 0, hash, ['drafter', 'drafter'], 'x']]],
      [kinds.roster, [0, [tag, 1, hash, ['drafter'], 'x']]],
      [kinds['receive-key'], [0, hash]],
      [kinds.cut, [0, hash, [[0, 0, tag, 1]]]],
    ];
    for (const [kind, value] of bad) {
      expect(decodeRecord(kind, value), `${kind}`).toMatchObject({ code: 'malformed' });
    }
  });
});

describe('minutes of an hour', () => {
  it('begin at the highest bit and leave the last four bits zero', () => {
    const bits = withMinuteUp(withMinuteUp(new Uint8Array(8), 0), 59);
    expect([...bits]).toEqual([128, 0, 0, 0, 0, 0, 0, 16]);
    expect(minuteIsUp(bits, 59)).toBe(true);
    expect(minuteIsUp(bits, 58)).toBe(false);
  });
});

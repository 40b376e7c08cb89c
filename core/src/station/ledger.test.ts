import { expect, it } from 'vitest';
import { standing } from '../../test/standing.ts';
import { ascii } from '../base/bytes.ts';
import { encode } from '../codec/cbor.ts';
import { encodeRecord } from '../codec/records.ts';
import { ledgerRecord, recallLedger, takePeriod } from './ledger.ts';

it('a period that is owed and cannot be read keeps no other from being written', () => {
  const line = standing();
  const { hour } = line.links;
  const noRoot = new Uint8Array(32);
  const owed = { kind: 'availability', hour: 0, parties: [], privateRoot: noRoot } as const;
  const good = encode(encodeRecord(owed));
  const other = encode(encodeRecord({ kind: 'watch', state: 0, until: null }));
  const value = encode([hour, [], [], [Uint8Array.of(0xff), other, good]]);
  recallLedger(line, new Map([['ledger', value]]));
  expect(line.links.owed).toMatchObject([{ hour: 0, parties: [] }]);
});

it('the ledger that a process of any version kept goes on in the next one', () => {
  const line = standing();
  const { hour } = line.links;
  const bits = new Uint8Array(8).fill(3);
  const value = encode([hour, [[2, bits]], [[ascii('2|ws'), 2, bits, 5, 4, [900, 1100]]], []]);
  recallLedger(line, new Map([['ledger', value]]));
  expect(ledgerRecord(line)).toEqual({ t: 'fact', key: 'ledger', value });
  const circuits = [{ id: 'ws', up: bits, sent: 5, returned: 4, medianUs: 1100, maxUs: 1100 }];
  expect(takePeriod(line)).toEqual([
    { party: 0, lineUp: new Uint8Array(8), circuits: [] },
    { party: 2, lineUp: bits, circuits },
  ]);
});

import { emptyBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { afterEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';
import { DeskLine } from '../desk-line.ts';
import { entryHtml } from './entry-html.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('what a cut covers is named apart where it is of another incarnation', async () => {
  stations = await testStations();
  const [{ line }] = stations.all as [TestStation];
  const { journals, own } = line.host.line;
  const present = journals.get(own)?.name;
  if (!present) throw new Error(own);
  const mark = { size: 5, root: new Uint8Array(32) };
  const heads = [
    { ...present, ...mark },
    { ...present, number: 1, tag: new Uint8Array(8).fill(0xab), ...mark },
  ];
  const record = encodeRecord({ kind: 'cut', k: 1, previous: new Uint8Array(32), heads });
  expect(decodeRecord(kinds.cut, record).ok).toBe(true);
  const shown = {
    name: 'washington/9',
    journal: present,
    seq: 9,
    kind: kinds.cut,
    precedence: 1,
    class: 2,
    time: 1000,
    references: [],
    body: { ...emptyBody, record },
    releaseProved: false,
  };
  const html = entryHtml(DeskLine.of(line), shown, 'en');
  expect(html).toContain('washington/4');
  expect(html).toContain('washington.1-abababababababab/4');
});

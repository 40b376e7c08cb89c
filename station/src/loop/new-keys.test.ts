import { hex, unhex } from '@parley/core/base/bytes.ts';
import { certificateSigningInput, encodeCertificate } from '@parley/core/codec/certificate.ts';
import { expect, it } from 'vitest';
import { releasedBody } from '../cli/officer-keys.ts';
import { type TestStation, testStations, until, word } from '../testing/two-stations.ts';

/** Two officers and the recovery key, as the command line puts them together. */
async function openIncarnation(station: TestStation): Promise<void> {
  const { founded, party } = station;
  const prepared = await station.ask('incarnation-prepare');
  const content = unhex(word(prepared.content)) as Uint8Array;
  const recovery = founded.recovery[party];
  if (!recovery) throw new Error('every party has a recovery key');
  const certificate = encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
  const officers = founded.officers.slice(party, party + 1);
  const place = { line: word(prepared.line), party };
  const body = releasedBody(place, { kind: 'incarnation', certificate }, officers);
  await station.ask('incarnation-open', { certificate: hex(certificate), body: hex(body) });
}

it('the first frames under new keys open: the certificate before them took effect', async () => {
  const { all, connect, end } = await testStations();
  const [a, b] = all as [TestStation, TestStation];
  connect();
  await until(() => b.line.host.line.peers.get(0)?.lineUp === true);
  const refused: string[] = [];
  b.line.host.subscribe((event) => {
    if (event.event === 'refused') refused.push(event.code);
  });
  await openIncarnation(a);
  const { own } = a.line.host.line;
  await until(() => (b.line.host.line.journals.get(own)?.durable.size ?? 0) > 0);
  expect(refused).toEqual([]);
  await end();
});

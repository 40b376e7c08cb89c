import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { presentJournal } from '@parley/core/replication/line.ts';
import { afterEach, expect, it } from 'vitest';
import { ed25519Signer } from '../keys/signer.ts';
import { entropy } from '../station.ts';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { drawSecrets, publicKeysOf } from './founding-keys.ts';
import { peerOfTlsKey } from './peer-of-key.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('knows a party by the TLS key of its present incarnation alone', async () => {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const { host } = moscow.line;
  const old = presentJournal(host.line, 0).keys.tls;
  const changed: number[] = [];
  host.onNewKeys = (party) => changed.push(party);
  expect(peerOfTlsKey(host, old)).toBe(0);
  expect(peerOfTlsKey(host, entropy.bytes(32))).toBeUndefined();

  const secrets = await drawSecrets(entropy);
  const keys = publicKeysOf(secrets);
  const { line, recovery } = washington.founded;
  const name = { line, party: 0, number: 1, tag: secrets.tag };
  const content = encodeCertificateContent({ ...name, keys, previous: null });
  const signature = recovery[0]?.sign(certificateSigningInput(content)) as Uint8Array;
  const certificate = encodeCertificate(content, signature);
  const forged = encodeCertificate(
    content,
    ed25519Signer(entropy.bytes(32)).sign(certificateSigningInput(content)),
  );
  expect(peerOfTlsKey(host, keys.tls)).toBeUndefined();
  expect(peerOfTlsKey(host, keys.tls, forged)).toBeUndefined();
  expect(peerOfTlsKey(host, keys.tls, certificate)).toBe(0);
  expect(peerOfTlsKey(host, old)).toBeUndefined();
  await expect.poll(() => changed).toEqual([0]);
});

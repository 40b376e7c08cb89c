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
  expect(peerOfTlsKey(host, keys.tls, { certificate: forged })).toBeUndefined();
  // A certificate is no secret: who shows it must have its key.
  expect(peerOfTlsKey(host, entropy.bytes(32), { certificate })).toBeUndefined();
  expect(peerOfTlsKey(host, keys.tls, { certificate })).toBe(0);
  expect(peerOfTlsKey(host, old)).toBeUndefined();
  await expect.poll(() => changed).toEqual([0]);
});

/** A certificate by a party's own recovery key that names this TLS key, whoever has it. */
async function naming(station: TestStation, party: number, number: number, tls?: Uint8Array) {
  const secrets = await drawSecrets(entropy);
  const own = publicKeysOf(secrets);
  const keys = tls ? { ...own, tls } : own;
  const { line, recovery } = station.founded;
  const name = { line, party, number, tag: secrets.tag };
  const content = encodeCertificateContent({ ...name, keys, previous: null });
  const signature = recovery[party]?.sign(certificateSigningInput(content)) as Uint8Array;
  return { certificate: encodeCertificate(content, signature), tls: keys.tls };
}

it('is not confused by a party that names the TLS key of another', async () => {
  stations = await testStations(['washington', 'moscow', 'london']);
  const [washington, , london] = stations.all as [TestStation, TestStation, TestStation];
  const { host } = london.line;
  const founding = presentJournal(host.line, 1).keys.tls;
  const thief = await naming(washington, 0, 1, founding);
  expect(peerOfTlsKey(host, founding, { certificate: thief.certificate })).toBe(0);
  // Shown by nobody who has the key: the charter's naming stands, and who is dialled is there.
  expect(peerOfTlsKey(host, founding)).toBe(1);
  expect(peerOfTlsKey(host, founding, { dialled: 1 })).toBe(1);

  const moscow = await naming(washington, 1, 1);
  expect(peerOfTlsKey(host, moscow.tls, { certificate: moscow.certificate })).toBe(1);
  const second = await naming(washington, 0, 2, moscow.tls);
  const both = { certificate: second.certificate, dialled: 1 };
  expect(peerOfTlsKey(host, moscow.tls, both)).toBe(1);
  expect(peerOfTlsKey(host, moscow.tls)).toBeUndefined();
  expect(peerOfTlsKey(host, moscow.tls, { certificate: moscow.certificate })).toBe(1);
});

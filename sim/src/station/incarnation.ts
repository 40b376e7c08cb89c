import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import {
  type Certificate,
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { isSpent } from '@parley/core/replication/certificates.ts';
import type { Draft } from '@parley/core/replication/io.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { lastSignedHead } from '@parley/core/station/incarnation.ts';
import type { Signer } from '../crypto/ports.ts';
import { drawSecrets, type Secrets } from '../founding.ts';
import { GuardDisk, type KeyringRow } from './machine.ts';
import type { SimStation } from './station.ts';

const tries = 200;
const busyPauseMs = 10;

/**
 * Two officers and the recovery key: new keys, in the order of the station's own act (guard,
 * keyring, first entry). Resolves with whether the core took them.
 */
export async function openIncarnation(station: SimStation): Promise<boolean> {
  const { place, me, process } = station;
  // A process that is stopped takes no orders; nothing of the act is begun.
  if (station.pausedUntil > place.elapsed || isSpent(station.line, me)) return false;
  const { crypto } = place.founding;
  const known = station.line.receiveKeys.get(me)?.number ?? 0;
  const secrets = await place.wait(drawSecrets(crypto, station.random, known + 1), 2);
  if (!process.running) return false;
  const row = certify(station, secrets);
  const { certificate } = row;
  let kept = false;
  process.enter(() => {
    station.power.pass('before-guard');
    keep(station, row);
    station.power.pass('after-guard');
    station.machine.keyring = [...station.machine.keyring, row];
    // The certificate states a head whose note must outlive whatever comes now.
    station.machine.disk.write(station.line.unstoredNotes);
    station.power.pass('key-kept');
    process.envelope.addReceiveKey(secrets.receive, process.elapsed);
    kept = true;
  });
  if (!kept) return false;
  return await open(station, certificate, row);
}

function certify(station: SimStation, secrets: Secrets): KeyringRow {
  const { place, me, line } = station;
  const mine = [...line.journals.values()].filter(({ name }) => name.party === me);
  const certificate: Certificate = {
    line: place.founding.line,
    party: me,
    number:
      Math.max(station.machine.guard?.newest ?? -1, ...mine.map(({ name }) => name.number)) + 1,
    tag: secrets.tag,
    keys: secrets.keys,
    previous: lastSignedHead(line),
  };
  const content = encodeCertificateContent(certificate);
  const recovery = place.founding.recovery[me] as Signer;
  const bytes = encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
  const record = encodeRecord({ kind: 'incarnation', certificate: bytes });
  return { certificate, bytes, secrets, body: encodeBody({ ...emptyBody, record }) };
}

/** A lost guard is replaced: this is the one act that may. */
function keep(station: SimStation, { certificate, secrets }: KeyringRow): void {
  const { machine, place } = station;
  machine.guard ??= new GuardDisk();
  const root = place.founding.crypto.crypto.sha256(new Uint8Array(0));
  machine.guard.set(certificate, 0, root);
  machine.guard.receiveKeys.set(secrets.receive.number, secrets.receive);
}

/** The core takes new keys between two turns of writing: on a busy line a matter of tries. */
async function open(
  station: SimStation,
  certificate: Certificate,
  row: KeyringRow,
): Promise<boolean> {
  const { process, place } = station;
  for (let i = 0; i < tries && process.running; i++) {
    const id = station.nextId++;
    const draft = firstDraft(station, row.body);
    station.input({ kind: 'open-incarnation', id, certificate: row.bytes, draft });
    await place.wait(Promise.resolve(), Math.max(busyPauseMs, station.pausedUntil - place.elapsed));
    const answer = station.written.get(id);
    if (answer && !answer.ok && answer.code !== 'station-busy') return false;
    if (station.line.own === journalKey(certificate)) return true;
  }
  return false;
}

/** The entry by which new keys begin their journal: its body holds their certificate. */
export function firstDraft(station: SimStation, body: Uint8Array): Draft {
  return {
    kind: kinds.incarnation,
    precedence: 1,
    class: 0,
    salt: station.random.bytes(16),
    body,
    references: [],
    shown: null,
  };
}

/** After a crash between guard and entry the next start writes the certificate. */
export function writeFirstEntry(station: SimStation): void {
  const own = ownJournal(station.line);
  if (station.line.mute || own.durable.size > 0 || own.name.number === 0) return;
  const row = station.machine.keyring.find(
    ({ certificate }) => journalKey(certificate) === own.key,
  );
  if (row) station.write({ ...firstDraft(station, row.body) });
}

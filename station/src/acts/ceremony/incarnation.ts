import { setTimeout as pause } from 'node:timers/promises';
import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import {
  type Certificate,
  encodeCertificateContent,
  verifyCertificate,
} from '@parley/core/codec/certificate.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey, type Reference } from '@parley/core/codec/names.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { checkRelease } from '@parley/core/keys/release.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { isSpent } from '@parley/core/replication/certificates.ts';
import { lastSignedHead } from '@parley/core/station/incarnation.ts';
import { ownClass } from '@parley/core/station/own-class.ts';
import { z } from 'zod';
import { drawSecrets, type FoundingSecrets, publicKeysOf } from '../../loop/founding-keys.ts';
import { entryName } from '../../projection/entry-name.ts';
import { entropy, type StationLine } from '../../station.ts';
import type { Guard } from '../../store/guard.ts';
import { ActRefusal, act } from '../act.ts';
import { hexBytes } from '../shapes.ts';
import { firstEntryFact } from './first-entry.ts';

/** Keys drawn and not certified yet; they are in memory only, and a second asking draws anew. */
const drawn = new WeakMap<StationLine, { content: Uint8Array; secrets: FoundingSecrets }>();

/** Draws the keys of a new incarnation; the content of its certificate is what is to be signed. */
export const incarnationPrepareAct = act({
  name: 'incarnation-prepare',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    const { id, me, host } = line;
    // Before the guard names keys that nobody would take.
    if (isSpent(host.line, me)) throw new ActRefusal('over-limit', 'incarnations');
    const numbers = [...host.line.journals.values()]
      .filter(({ name }) => name.party === me)
      .map(({ name }) => name.number);
    const state = host.options.station.guard();
    // A restored database may be from before keys that the guard knows of.
    if (state.state === 'ready') numbers.push(state.guard.newest(id));
    // Who had the old keys may have used the numbers up; those of new keys begin where they like.
    const receive = Math.min(host.line.receiveKeys.get(me)?.number ?? 0, receiveNumberMost);
    const secrets = await drawSecrets(entropy, receive + 1);
    const previous = lastSignedHead(host.line);
    const certificate: Certificate = {
      line: host.line.id,
      party: me,
      number: Math.max(...numbers) + 1,
      tag: secrets.tag,
      keys: publicKeysOf(secrets),
      previous,
    };
    const content = encodeCertificateContent(certificate);
    drawn.set(line, { content, secrets });
    const size = previous?.size ?? 0;
    const place = { line: id, party: me, class: ownClass(host.line) };
    return { ...place, number: certificate.number, size, content: hex(content) };
  },
});

/**
 * Opens the incarnation that was prepared (spec/incarnation.md, opening one): checks certificate
 * and releases, sets the guard, keeps the keys, and writes the certificate as the first entry. A
 * lost guard is replaced: this is the one act that may. A crash after the keys are kept is made
 * good at the next start.
 */
export const incarnationOpenAct = act({
  name: 'incarnation-open',
  input: z.strictObject({ certificate: hexBytes, body: hexBytes }),
  run: async (context, input) => {
    const line = context.line();
    const bytes = unhex(input.certificate) as Uint8Array;
    const body = unhex(input.body) as Uint8Array;
    const certificate = checkCertificate(line, bytes);
    const secrets = takeDrawn(line, certificate);
    checkReleases(line, bytes, body);
    const { store, station } = line.host.options;
    const state = station.guard();
    const guard = state.state === 'ready' ? state.guard : station.replaceGuard();
    setGuard(line, guard, certificate, secrets);
    const { note, cosign, mldsa, tls } = secrets;
    // The certificate states a head whose note must outlive a crash from here on.
    const notes = line.host.line.unstoredNotes;
    store.write([{ t: 'fact', key: firstEntryFact, value: body }, ...notes], {
      also: () => {
        const keys = { note, cosign, mldsa, tls, certificate: bytes };
        store.keyring.put(journalKey(certificate), keys);
      },
    });
    line.host.addReceiveKey(secrets.receive);
    const opened = await open(line, bytes, body);
    const { line: core } = line.host;
    return { entry: entryName(core, opened, opened.seq), number: certificate.number };
  },
});

/** Room for a key each second, for longer than any line stands. */
const receiveNumberMost = 2 ** 52;
const busyTries = 200;
const busyPauseMs = 10;

/** The core takes new keys between two turns of writing: on a busy line a matter of tries. */
async function open(
  line: StationLine,
  certificate: Uint8Array,
  body: Uint8Array,
): Promise<Reference> {
  const cls = ownClass(line.host.line);
  const first = { kind: kinds.incarnation, precedence: 1, class: cls, body, shown: null } as const;
  for (let tries = 1; ; tries++) {
    const opened = await line.host.openIncarnation(certificate, { ...first, references: [] });
    if (opened.ok) return opened.value;
    if (opened.code !== 'station-busy' || tries === busyTries) {
      throw new ActRefusal(opened.code, opened.detail);
    }
    await pause(busyPauseMs);
  }
}

function checkCertificate(line: StationLine, bytes: Uint8Array): Certificate {
  const founding = { line: line.host.line.id, charter: line.charter };
  const verified = verifyCertificate(line.host.options.crypto, founding, bytes);
  if (!verified.ok) throw new ActRefusal(verified.code, verified.detail);
  return verified.value;
}

function takeDrawn(line: StationLine, certificate: Certificate): FoundingSecrets {
  const found = drawn.get(line);
  if (!found || !equal(found.content, encodeCertificateContent(certificate))) {
    throw new ActRefusal('not-prepared');
  }
  drawn.delete(line);
  return found.secrets;
}

/** What the others would show as a violation is refused before anything is changed. */
function checkReleases(line: StationLine, certificate: Uint8Array, bytes: Uint8Array): void {
  const body = decodeBody(bytes);
  if (!body.ok) throw new ActRefusal(body.code, body.detail);
  const record = decodeRecordOf('incarnation', body.value.record);
  if (!record.ok || !equal(record.value.certificate, certificate)) {
    throw new ActRefusal('malformed', 'certificate');
  }
  const { line: core } = line.host;
  const officers = officersNow(core.rosters[line.me] as Roster);
  const released = checkRelease(
    core.crypto,
    { charter: line.charter, officers },
    {
      line: core.id,
      author: line.me,
      kind: kinds.incarnation,
      precedence: 1,
      class: ownClass(core),
      references: [],
      body: body.value,
    },
  );
  if (!released.ok) throw new ActRefusal(released.code, released.detail);
}

/** Before the certificate is written anywhere: the new journal at size 0, and its receive key. */
function setGuard(
  line: StationLine,
  guard: Guard,
  { number, tag }: Certificate,
  secrets: FoundingSecrets,
): void {
  const { crypto, clock } = line.host.options;
  const root = crypto.sha256(new Uint8Array(0));
  guard.set({ line: line.id, number, tag, size: 0, root });
  const created = clock.now().time;
  guard.receiveKeys.add({ line: line.id, ...secrets.receive, created, retireAt: null });
}

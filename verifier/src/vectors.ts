/**
 * What this verifier makes of each format in `vectors/`: the bytes of a case and what it is given,
 * to what the case shows. Refusals are thrown.
 */
import { type Bytes, concat, equal, fromHex, hex } from './base/bytes.ts';
import { refuse } from './base/refusal.ts';
import { memorySource } from './base/source.ts';
import { Reader, readItem } from './cbor/reader.ts';
import { readCertificate } from './charter/certificate.ts';
import { readCard, readCharter } from './charter/charter.ts';
import { readCharterFile } from './charter/charter-file.ts';
import { verifyEd25519 } from './crypto/ed25519.ts';
import { sha256 } from './crypto/hash.ts';
import { type DisclosureVerdict, verifyDisclosure } from './disclosure/verify.ts';
import { checkAgreement } from './entry/agreements.ts';
import { readBody } from './entry/body.ts';
import { leafOf, readHeaderAt } from './entry/header.ts';
import { checkEntryRecord } from './entry/records.ts';
import { challengeOf, checkRelease } from './entry/release.ts';
import { checkPlace, HeaderStart, readRun } from './entry/run.ts';
import { type ForkVerdict, verifyForkFile } from './fork/file.ts';
import { checkFork, readFork } from './fork/fork.ts';
import { checkOverLimit, readOverLimitProof } from './fork/over-limit.ts';
import { provesConsistency, provesInclusion } from './journal/proofs.ts';
import { readNote, type Signer, verifyNote } from './note/note.ts';
import { checkPath, readTlogProof, verifySigned } from './note/tlog-proof.ts';
import { type TranscriptVerdict, verifyTranscript } from './transcript/verify.ts';
import { holding } from './verdict.ts';
import { readCourierFile } from './wire/courier.ts';
import { checkSigned, readCannotOpen, readOpen } from './wire/envelope.ts';
import { openFrame, sessionOf } from './wire/frame.ts';
import { framesOf, messagesOf } from './wire/parts.ts';
import { readPayload } from './wire/payload.ts';
import { readCanaryAnswer, readCosignature, readPq } from './wire/signed-payload.ts';

/** What a case is given, as JSON has it; bytes are in hex. */
export class Given {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  text(key: string): string {
    return String(this.#values[key]);
  }

  number(key: string): number {
    return Number(this.#values[key]);
  }

  bytes(key: string): Bytes {
    return fromHex(this.text(key)) ?? refuse('malformed', key);
  }

  list(key: string): string[] {
    return this.#values[key] as string[];
  }

  /** The line that is known from elsewhere, where the case gives one. */
  trusted(): { line: Bytes } | undefined {
    return this.#values.line === undefined ? undefined : { line: this.bytes('line') };
  }
}

export type Checker = (bytes: Bytes, given: Given) => unknown;

function signersOf(given: Given): Signer[] {
  return given.list('names').map((name, i) => ({
    name,
    note: fromHex(given.list('noteKeys')[i] ?? '') ?? new Uint8Array(),
    cosign: fromHex(given.list('cosignKeys')[i] ?? '') ?? new Uint8Array(),
  }));
}

function journalOf(given: Given) {
  return { party: given.number('party'), number: given.number('number'), tag: given.bytes('tag') };
}

function accusedOf(given: Given) {
  const line = given.bytes('line');
  return { line, origin: given.text('origin'), note: given.bytes('noteKey') };
}

function hashesIn(bytes: Bytes): Bytes[] {
  if (bytes.length % 32 !== 0) refuse('malformed', 'half a hash');
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32));
}

/** What is shown of an entry of another version. */
const ofAnotherVersion = { kind: -1, precedence: 0, class: 0, references: [] };

/** What a file of evidence shows, by its kind, from what was found in it. */
export const evidenceShows = {
  transcript(verdict: TranscriptVerdict) {
    const counts = new Map<string, number>();
    for (const { code } of verdict.violations) counts.set(code, (counts.get(code) ?? 0) + 1);
    const violations = [...counts].map(([code, count]) => `${code} ${count}`).sort();
    const { cuts, entries, tailEntries, unknown, released, repeated } = verdict;
    const counted = { violations, unknown, released, repeated };
    return { hash: hex(verdict.hash), cuts, entries, tailEntries, ...counted };
  },
  disclosure({ entries, later, undisclosed }: DisclosureVerdict) {
    return {
      entries: entries.map(({ journal, seq, size, holders, released }) => {
        const by = [...holding(holders)].sort().join();
        const place = `${journal.party}.${journal.number}/${seq}`;
        return `${place} of ${size} held by ${by} released ${released ?? null}`;
      }),
      later: later.map(({ shown, by }) => `${shown}: ${by.party}.${by.number}/${by.seq}`),
      undisclosed: undisclosed.map(({ party, number, seq }) => `${party}.${number}/${seq}`),
    };
  },
  'fork-proof'({ charter, fork }: ForkVerdict) {
    const { party, number } = fork.journal;
    return { line: hex(charter.line), journal: `${party}.${number}`, fork: fork.fork };
  },
};

export const checkers: Readonly<Record<string, Checker>> = {
  body(bytes) {
    readBody(bytes);
  },
  card: (bytes) => ({ name: readCard(bytes).name }),
  'canary-answer'(bytes, given) {
    const [line, noteKey] = [given.bytes('line'), given.bytes('noteKey')];
    const by = { line, party: given.number('party'), noteKey };
    const { nonce, ...rest } = readCanaryAnswer(bytes, by);
    return { nonce: hex(nonce), ...rest };
  },
  cosignature(bytes, given) {
    const [root, leaf] = [given.bytes('root'), given.bytes('leaf')];
    const over = { origin: given.text('origin'), root, leaf, cosignKey: given.bytes('cosignKey') };
    return readCosignature(bytes, over);
  },
  pq(bytes, given) {
    const [origin, cosigner] = [given.text('origin'), given.text('cosigner')];
    return readPq(bytes, { origin, cosigner, mldsaKey: given.bytes('mldsaKey') });
  },
  'cannot-open'(bytes, given) {
    const read = readCannotOpen(bytes);
    checkSigned(read, 'cannotOpen', given.bytes('noteKey'));
    return { ids: read.ids.map(hex), keyNumber: read.keyNumber };
  },
  courier(bytes, given) {
    const { from, to, frames } = readCourierFile(bytes, given.bytes('line'));
    return { from, to, frames: frames.map(hex) };
  },
  frame(bytes, given) {
    const { seq, payload } = openFrame(bytes, sessionOf(given.bytes('secret')));
    return { seq, payload: hex(payload) };
  },
  parts: (bytes) => ({ frames: framesOf(messagesOf(bytes)).map(hex) }),
  open(bytes, given) {
    const { recipient, id, keyName, keyNumber, ...read } = readOpen(bytes);
    checkSigned(read, 'open', given.bytes('noteKey'));
    return { recipient, id: hex(id), keyName: hex(keyName), keyNumber };
  },
  payload: (bytes) => ({ type: readPayload(bytes) }),
  record: (bytes, given) => {
    const kind = given.number('kind');
    readItem(bytes, (reader) => {
      checkEntryRecord(kind, reader);
      checkAgreement(kind, reader);
    });
  },
  release(bytes, given) {
    const body = readBody(bytes);
    const urgency = { precedence: given.number('precedence'), class: given.number('class') };
    const place = { line: given.bytes('line'), author: given.number('author') };
    const references = Uint8Array.of(0x80);
    const kind = given.number('kind');
    const challenge = challengeOf({ ...place, kind, ...urgency, references }, body);
    for (const [i, release] of body.releases.entries()) {
      const publicKey = fromHex(given.list('officers')[i] ?? '') ?? new Uint8Array();
      const id = sha256(concat(Uint8Array.of(release.scheme), publicKey)).subarray(0, 8);
      if (!equal(id, release.officerId)) refuse('unknown-officer', 'release');
      const officer = { id, scheme: release.scheme, publicKey, roles: [], name: 'officer' };
      checkRelease(release, officer, challenge);
    }
    return { challenge: hex(challenge) };
  },
  certificate(bytes, given) {
    readCertificate(bytes, readCharter(given.bytes('charter')));
  },
  charter: (bytes) => ({ line: hex(readCharter(bytes).line) }),
  'charter-file'(bytes) {
    readCharterFile(bytes);
  },
  disclosure(bytes, given) {
    return evidenceShows.disclosure(verifyDisclosure(memorySource(bytes), given.trusted()));
  },
  ed25519(bytes) {
    const [key, signature] = [bytes.subarray(0, 32), bytes.subarray(32, 96)];
    if (!verifyEd25519(key, bytes.subarray(96), signature)) refuse('bad-signature', 'signature');
  },
  entry(bytes, given) {
    const place = {
      line: given.bytes('line'),
      journal: journalOf(given),
      seq: given.number('seq'),
    };
    const header = readHeaderAt(bytes, place) ?? ofAnotherVersion;
    const leaf = hex(leafOf(bytes, given.bytes('salt'), given.bytes('body')));
    const { kind, precedence, references } = header;
    return { kind, precedence, class: header.class, references: references.length, leaf };
  },
  'fork-file'(bytes, given) {
    return evidenceShows['fork-proof'](verifyForkFile(memorySource(bytes), given.trusted()));
  },
  'fork-proof'(bytes, given) {
    const [fork, accused] = [readFork(bytes), accusedOf(given)];
    if (hex(fork.line) !== hex(accused.line)) refuse('wrong-line', 'proof of another line');
    checkFork(fork, accused);
    return { fork: fork.fork };
  },
  'journal-proof'(bytes, given) {
    const hashes = hashesIn(bytes);
    const head = (size: string, root: string) => ({
      size: given.number(size),
      root: given.bytes(root),
    });
    const holds =
      given.text('proof') === 'inclusion'
        ? provesInclusion(
            { seq: given.number('seq'), size: given.number('size'), leaf: given.bytes('leaf') },
            hashes,
            given.bytes('root'),
          )
        : provesConsistency(head('older', 'olderRoot'), head('newer', 'newerRoot'), hashes);
    return holds ? { hashes: hashes.length } : refuse('proof-mismatch', 'proof');
  },
  note(bytes, given) {
    const note = readNote(bytes);
    const cosigners = verifyNote(note, signersOf(given)).map(({ name, time }) => `${name} ${time}`);
    const { origin, size, root } = note.checkpoint;
    return { origin, size, root: hex(root), cosigners };
  },
  'over-limit'(bytes, given) {
    const proof = readOverLimitProof(bytes);
    checkOverLimit(proof, accusedOf(given));
    return { seq: proof.seq };
  },
  run(bytes, given) {
    const start = new HeaderStart(given.bytes('line'), journalOf(given));
    const reader = new Reader(bytes);
    const run = readRun(reader, start, given.number('first'));
    reader.end('run');
    for (const item of run.items) checkPlace(start, item);
    return { leaves: run.items.map(({ leaf }) => hex(leaf)) };
  },
  'tlog-proof'(bytes, given) {
    const proof = readTlogProof(bytes);
    const { checkpoint, cosigned } = verifySigned(proof, signersOf(given));
    if (checkpoint.origin !== given.text('origin')) refuse('wrong-author', 'origin');
    checkPath(proof, given.bytes('leaf'), checkpoint);
    const cosigners = cosigned.map(({ name, time }) => `${name} ${time}`);
    return { index: proof.index, size: checkpoint.size, cosigners };
  },
  transcript(bytes, given) {
    const verdict = verifyTranscript(memorySource(bytes), { trusted: given.trusted() });
    return evidenceShows.transcript(verdict);
  },
};

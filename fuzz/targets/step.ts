import { ascii, concat } from '@parley/core/base/bytes.ts';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeCertificate, encodeCertificateContent } from '@parley/core/codec/certificate.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeBundle, encodePayload } from '@parley/core/codec/payload.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import type { Target } from '../engine/target.ts';
import { keysOf, lineId } from '../line/founding.ts';
import { named } from '../line/keys.ts';
import { Liar } from '../line/liar.ts';
import { Station } from '../line/station.ts';
import { makeTraffic } from '../line/traffic.ts';

/*
 * A station in the middle of its work, and what parties that keep no rule do to it. The input is a
 * script: a byte for each act, and what the act needs.
 */

const acts = {
  payload: 0,
  said: 1,
  certificate: 2,
  pass: 3,
  write: 4,
  full: 5,
  circuit: 6,
  restart: 7,
  ask: 8,
} as const;

const actsMax = 32;
/** What a script may make a station send: windows to two peers, and their repetition. */
const sentBytesMax = 32 * 1024 * 1024;

const traffic = makeTraffic();

class Script {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  /** Bytes behind their length in two bytes. */
  bytes(): Uint8Array {
    const length = (this.byte() << 8) | this.byte();
    const out = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return out;
  }
}

function act(station: Station, liar: Liar, script: Script): void {
  switch (script.byte() % 9) {
    case acts.payload:
      return station.take((script.byte() & 1) * 2, script.bytes());
    case acts.said:
      return station.take(0, liar.says(station.line, script.bytes()));
    case acts.certificate: {
      const bytes = liar.opens(script.bytes());
      return station.input({ kind: 'certificate', bytes, from: 0 });
    }
    case acts.pass:
      return station.pass(1 << (script.byte() % 23));
    case acts.write:
      return station.write('meanwhile', (script.byte() % 6) as Precedence);
    case acts.full:
      station.full = (script.byte() & 1) === 1;
      return;
    case acts.circuit: {
      const peer = (script.byte() & 1) * 2;
      station.input({
        kind: 'circuit-gone',
        circuit: `ws-${Math.min(1, peer)}-${Math.max(1, peer)}`,
      });
      return station.connect();
    }
    case acts.restart:
      return station.restart();
    default:
      return station.input({ kind: (script.byte() & 1) === 1 ? 'ask-cut' : 'test' });
  }
}

function run(bytes: Uint8Array): string | undefined {
  const station = new Station(1, traffic.machine(), traffic.elapsed);
  const liar = new Liar(traffic.liarHead);
  const script = new Script(bytes);
  station.connect();
  let own = 0;
  for (let i = 0; i < actsMax && !script.done; i++) {
    act(station, liar, script);
    const { size } = ownJournal(station.line).durable;
    if (size < own) return `its own journal fell from ${own} to ${size}`;
    own = size;
    if (station.sentBytes > sentBytesMax) return `was made to send ${station.sentBytes} bytes`;
  }
  for (const event of station.shown) {
    if (event.event === 'refused' && !Object.hasOwn(refusalReasons, event.code)) {
      return `refused with a code of no list: ${event.code}`;
    }
  }
  return undefined;
}

function words(act: number, ...rest: readonly (number | Uint8Array)[]): Uint8Array {
  const parts = rest.map((one) =>
    typeof one === 'number'
      ? Uint8Array.of(one)
      : concat(Uint8Array.of(one.length >> 8, one.length & 255), one),
  );
  return concat(Uint8Array.of(act), ...parts);
}

/** Scripts of what honest parties sent, and of what only a liar does. */
function seeds(): Uint8Array[] {
  const honest = traffic.came.map(({ from, payload }) => words(acts.payload, from / 2, payload));
  const said = traffic.came.map(({ payload }) => words(acts.said, payload));
  const pass = words(acts.pass, 12);
  const some = words(acts.write, 4);
  const chunks: Uint8Array[] = [];
  for (let i = 0; i < honest.length; i += 6) {
    chunks.push(concat(...honest.slice(i, i + 6), pass, some));
    chunks.push(concat(...said.slice(i, i + 3), pass, words(acts.restart), pass));
  }
  const lies = [forkOfRoots(), strangeEntries(), newKeys()];
  const events = [words(acts.full, 1), some, words(acts.full, 0), words(acts.circuit, 0)];
  return [...chunks, ...lies, concat(...events, words(acts.ask, 1), pass, words(acts.ask, 0))];
}

function forkOfRoots(): Uint8Array {
  const { name: journal } = new Liar(traffic.liarHead);
  const note = { size: 3, root: named('one'), leaf: named('leaf'), signature: new Uint8Array(64) };
  const notes = [note, { ...note, root: named('other') }] as const;
  const proof = encodeForkProof({ line: lineId, journal, fork: 'roots', notes });
  return concat(
    words(acts.said, encodePayload({ type: 'fork-proof', proof })),
    words(acts.said, encodePayload({ type: 'note', journal, ...note })),
  );
}

/** An entry of each kind with a record, as the liar's next ones. */
function strangeEntries(): Uint8Array {
  const { name } = new Liar(traffic.liarHead);
  const receiveKey = { kind: 'receive-key', number: 1, publicKey: named('next', 1216) } as const;
  const records = [receiveKey, { kind: 'watch', state: 2, until: null }] as const;
  const bundles = records.map((record) => {
    const body = encodeBody({ ...emptyBody, record: encodeRecord(record) });
    const item = {
      kind: kinds[record.kind],
      precedence: 1,
      class: 0,
      time: 1_700_000_000_000,
      clock: 2,
      salt: named('salt', 16),
      body,
      held: [],
      references: [],
    } as const;
    const run = encodeRun([item]);
    const head = { signature: new Uint8Array(64), root: new Uint8Array(32) };
    return words(acts.said, encodeBundle(name, 0, run, head));
  });
  return concat(...bundles, words(acts.pass, 20), words(acts.payload, 0, ascii('never')));
}

function newKeys(): Uint8Array {
  const keys = keysOf('party 0 again');
  const about = { line: lineId, party: 0, number: 1, tag: named('again', 8), keys, previous: null };
  const bytes = encodeCertificate(encodeCertificateContent(about), new Uint8Array(64));
  return concat(words(acts.certificate, bytes), words(acts.pass, 16));
}

export const stepTargets: readonly Target[] = [{ name: 'step', seeds, run }];

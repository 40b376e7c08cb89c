import { equal } from '@parley/core/base/bytes.ts';
import { decodePayload, type Payload } from '@parley/core/codec/payload.ts';
import {
  type CannotOpen,
  decodeCannotOpen,
  verifyCannotOpen,
} from '@parley/envelope/cannot-open.ts';
import { frameType } from '@parley/envelope/frame.ts';
import { decodeOpen, keyNameOf, type Open, openInfo, verifyOpen } from '@parley/envelope/open.ts';
import { ReceivingSession } from '@parley/envelope/session.ts';
import { readCourier } from '../circuits/courier/container.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import { Broken } from './broken.ts';
import type { Stage } from './stage.ts';
import { stationIndex } from './tester-keys.ts';

/**
 * Does at the station under test what its operator does with files, and answers with an exit code:
 * `courier import FILE`, `courier export --to PARTY --out FILE` (spec/conformance.md).
 */
export type Operator = (...words: readonly string[]) => Promise<number>;

/** Where files are exchanged, and who carries them. */
export type Carrying = { readonly folder: string; readonly operator: Operator };

/** What a file of the station's holds, opened and checked. */
export type Brought = {
  readonly open: Open;
  readonly payloads: readonly Payload[];
  readonly cannotOpens: readonly CannotOpen[];
};

/** What was carried to and fro. */
export class Bag {
  readonly #carrying: Carrying;
  #files = 0;
  /** Exit codes of the imports that the step under way asked for. */
  codes: number[] = [];
  /** Challenges of the files that went there, and the session of the last. */
  challenge: Uint8Array | undefined;
  session: Uint8Array | undefined;
  last: string | undefined;
  /** The newest file that came back, and its challenge: the next one names it. */
  brought: Brought | undefined;
  seen: Uint8Array | null = null;

  constructor(carrying: Carrying) {
    this.#carrying = carrying;
  }

  /** A new path in the folder of the exchange. */
  path(word: string): string {
    const number = String(++this.#files).padStart(3, '0');
    return `${this.#carrying.folder}/${number}-${word}.courier`;
  }

  /** The operator imports it there. */
  async carry(file: string): Promise<void> {
    this.codes.push(await this.#carrying.operator('courier', 'import', file));
  }

  /** The operator exports a file for that party; it is brought back and opened. */
  async fetch(stage: Stage): Promise<void> {
    const file = this.path('answer');
    const code = await this.#carrying.operator(
      'courier',
      'export',
      '--to',
      stage.role,
      '--out',
      file,
    );
    if (code !== 0) throw new Broken('no-answer', `courier export ended with ${code}`);
    const brought = await opened(stage, file);
    this.brought = brought;
    for (const payload of brought.payloads) {
      if (payload.type === 'challenge') this.seen = payload.nonce;
      if (payload.type === 'bundle' && payload.journal.party === stationIndex) {
        stage.station.take(payload);
      }
    }
    const newest = brought.cannotOpens.at(-1);
    if (newest !== undefined) {
      stage.station.learn({ number: newest.keyNumber, publicKey: newest.publicKey });
    }
  }
}

/** The whole file, read as any party would; what does not hold in it is broken. */
async function opened(stage: Stage, file: string): Promise<Brought> {
  const { line, station } = stage;
  const read = await readCourier(file, { line: line.id });
  const wrong = (what: string) => new Broken('wrong-answer', what);
  if (!read.ok) throw wrong(`the file it exports: ${read.code}`);
  const { from, to } = read.value;
  if (from !== stationIndex || to !== stage.party().name.party) throw wrong('parties of its file');
  const payloads: Payload[] = [];
  const cannotOpens: CannotOpen[] = [];
  let open: Open | undefined;
  let session: ReceivingSession | undefined;
  for await (const frame of read.value.frames()) {
    if (!frame.ok) throw wrong(`the file it exports: ${frame.code}`);
    const bytes = frame.value;
    if (bytes[0] === frameType.certificate) continue;
    if (bytes[0] === frameType.open) {
      const decoded = decodeOpen(bytes);
      if (!decoded.ok || open !== undefined) throw wrong('the open of its file');
      open = decoded.value;
      session = await sessionOf(stage, open);
    } else if (bytes[0] === frameType.cannotOpen) {
      const decoded = decodeCannotOpen(bytes);
      if (!decoded.ok) throw wrong('a cannot-open in its file');
      if (!verifyCannotOpen(nodeCrypto(), decoded.value, station.keys.note)) {
        throw new Broken('bad-signature', 'a cannot-open in its file');
      }
      cannotOpens.push(decoded.value);
    } else {
      if (session === undefined) throw wrong('a sealed frame before the open of its file');
      const plain = session.open(bytes);
      const payload = plain && decodePayload(plain);
      if (!payload?.ok) throw wrong('a frame of its file that does not open');
      payloads.push(payload.value);
    }
  }
  if (open === undefined) throw wrong('no open in its file');
  return { open, payloads, cannotOpens };
}

async function sessionOf(stage: Stage, open: Open): Promise<ReceivingSession> {
  const { line, station } = stage;
  if (!verifyOpen(nodeCrypto(), open, station.keys.note)) {
    throw new Broken('bad-signature', 'the open of its file');
  }
  const { receive } = stage.party();
  if (!equal(keyNameOf(nodeCrypto(), receive.publicKey), open.keyName)) {
    throw new Broken('no-new-session', 'its file is sealed to an older receive key');
  }
  const context = { info: openInfo(open), psk: line.secret, pskId: line.id };
  const secret = await hpke.open(receive.privateKey, open, context);
  const session = secret && new ReceivingSession(aead, secret);
  if (!session || !equal(session.id, open.id)) {
    throw new Broken('wrong-answer', 'the open of its file does not open');
  }
  return session;
}

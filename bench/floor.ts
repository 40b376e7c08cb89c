import { hex } from '@parley/core/base/bytes.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { StoreRecord } from '@parley/core/journal/records.ts';
import { mutualTls, tlsIdentity } from '@parley/station/circuits/websocket/tls.ts';
import { newSeed } from '@parley/station/keys/signer.ts';
import { entropy } from '@parley/station/station.ts';
import type { LineStore } from '@parley/station/store/line-store.ts';
import { type StationPaths, StationStore } from '@parley/station/store/station-store.ts';
import { WebSocket } from 'ws';
import { Child } from './child.ts';
import { messageBody } from './corpus.ts';
import type { EchoHandlers } from './echo.ts';
import { BenchLine } from './line/founding.ts';

/** Bytes of a frame that carries one message: the text, salt, head, signature, envelope. */
const frameBytes = 464;

/**
 * What no station can be faster than: three durable commits of such rows in the station's own
 * store, one after another (the message at A, at B, and the receipt at A), and one websocket round
 * trip of that size between two processes, in mutual TLS as a line has it. Commits and round trips
 * alternate: a disk that is never idle would be faster than any station finds it.
 */
export class Floor {
  readonly #line: BenchLine;
  readonly #station: StationStore;
  readonly #store: LineStore;
  readonly #echo: Child<EchoHandlers>;
  readonly #socket: WebSocket;
  #seq = 0;

  private constructor(line: BenchLine, echo: Child<EchoHandlers>, socket: WebSocket) {
    this.#line = line;
    this.#station = StationStore.open(line.founded.paths[0] as StationPaths, line.founded.secret);
    this.#store = this.#station.line(hex(line.founded.line));
    this.#echo = echo;
    this.#socket = socket;
  }

  static async open(): Promise<Floor> {
    const line = await BenchLine.found(2);
    const echo = new Child<EchoHandlers>(new URL('./echo.ts', import.meta.url), null);
    const socket = new WebSocket(`wss://127.0.0.1:${await echo.ask('port')}`, {
      perMessageDeflate: false,
      ...mutualTls,
      ...tlsIdentity(newSeed()),
    });
    await new Promise((resolve) => socket.once('open', resolve));
    return new Floor(line, echo, socket);
  }

  /** So many sums of commits and round trip, each in milliseconds. */
  async rounds(count: number): Promise<number[]> {
    const took: number[] = [];
    for (let i = 0; i < count; i++) {
      const seq = this.#seq++;
      const [message, copy] = [messageRecords(0, seq), messageRecords(1, seq)];
      const receipt = [cosignature(2, seq)];
      const frame = entropy.bytes(frameBytes);
      const from = performance.now();
      this.#store.write(message);
      this.#store.write(copy);
      this.#store.write(receipt);
      this.#socket.send(frame);
      await new Promise((resolve) => this.#socket.once('message', resolve));
      took.push(performance.now() - from);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return took;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.#echo.end();
    this.#station.close();
    await this.#line.end();
  }
}

/** Run, hot row, signed head and cosignature of one message. */
function messageRecords(journal: number, seq: number): StoreRecord[] {
  const item = {
    kind: 1,
    precedence: 1,
    class: 2,
    time: Date.now(),
    clock: 1,
    salt: entropy.bytes(16),
    body: messageBody(seq),
    held: [],
    references: [],
  } as const;
  const key = `${journal}.0.0000000000000000`;
  return [
    { t: 'run', journal: key, first: seq, count: 1, bytes: encodeRun([item]) },
    { t: 'head', journal: key, size: seq + 1, state: entropy.bytes(500) },
    {
      t: 'note',
      journal: key,
      size: seq + 1,
      root: entropy.bytes(32),
      leaf: entropy.bytes(32),
      signature: entropy.bytes(64),
    },
    cosignature(journal, seq),
  ];
}

function cosignature(journal: number, seq: number): StoreRecord {
  return {
    t: 'cosignature',
    journal: `${journal}.0.0000000000000000`,
    size: seq + 1,
    cosigner: '9.0.0000000000000000',
    time: 1_800_000_000,
    signature: entropy.bytes(64),
  };
}

/**
 * One party of the comparison with plain NATS JetStream. A publishes; B stores each batch of what
 * came in SQLite (encrypted with `aegis`, `synchronous=FULL`, as a station does) and publishes a
 * receipt for each message; A stores the receipts the same way.
 */
import {
  AckPolicy,
  DeliverPolicy,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { serve, setupOf } from '../child.ts';
import { messageText } from '../corpus.ts';
import { quantile } from '../spread.ts';
import { rowStore } from './row-store.ts';
import type { NatsSetup } from './setup.ts';

const setup = setupOf<NatsSetup>();
const isA = setup.role === 'a';
const store = rowStore(setup.database);
const connection = await connect({ servers: setup.server });
const js = jetstream(connection);
/** What is published here, and what is stored here. */
const [outward, inward] = isA ? ['text', 'receipt'] : ['receipt', 'text'];
/** `stats()` counts payloads only; the wire is what the client's socket says. */
const { socket } = (connection as unknown as Inside).protocol.transport;
const encoder = new TextEncoder();
const publishedAhead = 1024;

type Inside = {
  readonly protocol: { readonly transport: { readonly socket: import('node:net').Socket } };
};

let stored = 0;
let next = 0;
let waiting: { readonly count: number; readonly done: () => void }[] = [];
let batch: JsMsg[] = [];
let scheduled = false;
let cpuFrom = process.cpuUsage();
let consuming: { close(): unknown } | undefined;

/** A row per message, one transaction for what came in one turn; then the receipts. */
function storeBatch(): void {
  scheduled = false;
  const messages = batch;
  batch = [];
  store.write(messages.map((message) => message.data));
  for (const message of messages) message.ack();
  stored += messages.length;
  if (!isA) for (const { seq } of messages) void js.publish(outward, encoder.encode(String(seq)));
  const ready = waiting.filter(({ count }) => count <= stored);
  waiting = waiting.filter(({ count }) => count > stored);
  for (const { done } of ready) done();
}

async function consume(): Promise<void> {
  const consumer = await js.consumers.get(inward, setup.role);
  consuming = await consumer.consume({
    max_messages: 2000,
    callback: (message) => {
      batch.push(message);
      if (scheduled) return;
      scheduled = true;
      setImmediate(storeBatch);
    },
  });
}

const reached = (count: number): Promise<void> =>
  new Promise((done) => {
    if (stored >= count) done();
    else waiting.push({ count, done });
  });

/** Publishes with so many acknowledgements of the server outstanding. */
async function publish(messages: number): Promise<void> {
  const ahead: Promise<unknown>[] = [];
  for (let i = 0; i < messages; i++) {
    ahead.push(js.publish(outward, encoder.encode(messageText(next++).text)));
    if (ahead.length >= publishedAhead) await ahead.shift();
  }
  await Promise.all(ahead);
}

const handlers = {
  /** Streams and consumers, by A alone. */
  found: async () => {
    const manager = await jetstreamManager(connection);
    for (const [name, consumer] of [
      ['text', 'b'],
      ['receipt', 'a'],
    ] as const) {
      await manager.streams.add({ name, subjects: [name], storage: 'file' });
      const options = { ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All };
      await manager.consumers.add(name, {
        durable_name: consumer,
        max_ack_pending: 100_000,
        ...options,
      });
    }
  },
  ready: consume,
  burst: async (messages: number) => {
    const from = performance.now();
    const end = stored + messages;
    await Promise.all([publish(messages), reached(end)]);
    return performance.now() - from;
  },
  singly: async (messages: number) => {
    const took: number[] = [];
    for (let i = 0; i < messages; i++) {
      const from = performance.now();
      const end = stored + 1;
      void js.publish(outward, encoder.encode(messageText(next++).text));
      await reached(end);
      took.push(performance.now() - from);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
  },
  /** Into the stream, while the other party is away. */
  publish,
  apart: async () => {
    await consuming?.close();
  },
  reached,
  stored: () => stored,
  published: () => next,
  wire: () => socket.bytesRead + socket.bytesWritten,
  cpuReset: () => {
    cpuFrom = process.cpuUsage();
  },
  cpuMs: () => {
    const { user, system } = process.cpuUsage(cpuFrom);
    return (user + system) / 1000;
  },
  rssMiB: () => process.memoryUsage.rss() / 2 ** 20,
};

export type NatsHandlers = typeof handlers;

if (setup.greeting) {
  await consume();
  void publish(1);
}
serve(handlers, async () => {
  await connection.close();
  store.close();
});

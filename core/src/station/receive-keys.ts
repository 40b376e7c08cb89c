import { decode, encode } from '../codec/cbor.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { type Journal, type Line, newTask, type Receipt } from '../replication/line.ts';
import type { OwnKey } from '../replication/pending.ts';
import { enqueueOwn } from './queue.ts';

/** A receive key that the envelope has made and kept is announced (design section 3). */
export function announceReceiveKey(line: Line, number: number, publicKey: Uint8Array): void {
  const record = encodeRecord({ kind: 'receive-key', number, publicKey });
  enqueueOwn(line, kinds['receive-key'], record);
}

/** Our announcement of a key is on record here: from now on receipts of it are counted. */
export function announced(line: Line, journal: Journal, seq: number, number: number): void {
  if (line.ownKeys.has(number)) return;
  const before = Math.min(number, line.receiveKeys.get(line.me)?.number ?? number);
  const waiting = [...line.ownKeys.values()].map(({ from }) => from);
  const from = Math.min(before, ...waiting);
  const key = { number, journal: journal.key, seq, from, cosignedAt: new Map<number, number>() };
  line.ownKeys.set(number, key);
  store(line, number, encodeKey(key));
}

/** Receipts came: the first of each party for an announcement sets its clock. */
export function receiptsOfKeys(line: Line, receipts: readonly Receipt[]): void {
  for (const key of line.ownKeys.values()) {
    for (const { journal, cosignature } of receipts) {
      const { party } = cosignature.cosigner;
      if (journal !== key.journal || cosignature.size <= key.seq) continue;
      if (key.cosignedAt.has(party)) continue;
      key.cosignedAt.set(party, line.now.time);
      store(line, key.number, encodeKey(key));
    }
  }
}

/** Private halves whose time has come: `keep` after all others have cosigned the successor. */
export function destroyTurn(line: Line): void {
  for (const key of line.ownKeys.values()) {
    const at = destroyAt(line, key);
    if (at === undefined || line.now.time < at) continue;
    for (let number = Math.max(key.from, key.number - 64); number < key.number; number++) {
      line.effects.push({ kind: 'destroy-receive-key', number });
    }
    line.ownKeys.delete(key.number);
    store(line, key.number, null);
  }
}

/** When the next private half is to be destroyed, ms since 1970. */
export function keyDue(line: Line): number {
  let due = Number.POSITIVE_INFINITY;
  for (const key of line.ownKeys.values()) due = Math.min(due, destroyAt(line, key) ?? due);
  return due;
}

/** ... and at the latest `keep-max` after the first of them has. */
function destroyAt(line: Line, key: OwnKey): number | undefined {
  const { size } = key.cosignedAt;
  if (size === 0) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const at of key.cosignedAt.values()) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const latest = first + line.settings.keepMaxS * 1000;
  return size < line.peers.size ? latest : Math.min(latest, last + line.settings.keepS * 1000);
}

function store(line: Line, number: number, value: Uint8Array | null): void {
  const id = newTask(line, { task: 'facts' });
  const records = [{ t: 'fact' as const, key: `own-key.${number}`, value }];
  line.effects.push({ kind: 'persist', id, records, urgent: false });
}

function encodeKey({ number, journal, seq, from, cosignedAt }: OwnKey): Uint8Array {
  return encode([number, journal, seq, from, [...cosignedAt].map(([party, at]) => [party, at])]);
}

/** A key's clock as this station stored it, for a start. */
export function loadOwnKey(line: Line, bytes: Uint8Array): void {
  const decoded = decode(bytes);
  if (!decoded.ok) return;
  const [number, journal, seq, from, times] = decoded.value as [
    number,
    string,
    number,
    number,
    [number, number][],
  ];
  line.ownKeys.set(number, { number, journal, seq, from, cosignedAt: new Map(times) });
}

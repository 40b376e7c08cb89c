import { equal, hex } from '@parley/core/base/bytes.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { type JournalName, journalKey } from '@parley/core/codec/names.ts';
import { decodePayload } from '@parley/core/codec/payload.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import { frameType } from '@parley/envelope/frame.ts';
import { type CourierFile, readCourier } from '../circuits/courier/container.ts';
import { partyName } from '../projection/entry-name.ts';
import type { StationLine } from '../station.ts';
import { armCourier, settleCourier } from './arm.ts';
import { dryRun } from './dry-run.ts';
import { keepHeard } from './heard.ts';
import { untilIdle } from './idle.ts';
import { OpensOfFile } from './opens.ts';
import type { CourierReport } from './report.ts';
import { forgetUnopened, keepAnswer, keepUnopened } from './unopened.ts';

/** Frames given to the core before it has worked them off. */
const stretchFrames = 64;
/** How long HPKE, or the making of a receive key, is waited for. */
const answerMs = 5000;

export type CourierImport = {
  readonly dryRun: boolean;
  readonly progress?: (done: number, total: number) => void;
  /** Aborted: what is left of the file is not taken. Importing it again takes it. */
  readonly signal?: AbortSignal;
};

/**
 * Takes a courier file (spec/courier.md, import): the whole of it is checked, then its frames go
 * to the station in their order. Resolves when all that followed from them is on disk. Refuses
 * what `readCourier` refuses, and `wrong-recipient`; a second time nothing is new.
 */
export async function importCourier(
  line: StationLine,
  from: string,
  options: CourierImport,
): Promise<Result<CourierReport>> {
  const read = await readCourier(from, { line: line.host.options.line });
  if (!read.ok) return read;
  const file = read.value;
  if (file.to !== line.me) return refuse('wrong-recipient', partyName(line.host.line, file.to));
  if (!line.host.line.peers.has(file.from)) return refuse('unknown-party', `party ${file.from}`);
  if (options.dryRun) return await dryRun(line, file);
  armCourier(line);
  const importer = new Importer(line, file.from);
  try {
    let done = 0;
    for await (const frame of file.frames()) {
      if (options.signal?.aborted) break;
      if (!frame.ok) return frame;
      await importer.take(frame.value);
      options.progress?.(++done, file.manifest.length);
    }
    await importer.finish();
  } finally {
    importer.close();
  }
  settleCourier(line);
  return ok(importer.report(file));
}

/** Takes the frames of one file, and compares what the line held before and after. */
class Importer {
  readonly #line: StationLine;
  readonly #from: number;
  readonly #before: Holdings;
  readonly #refused = new Map<string, number>();
  readonly #opens: OpensOfFile;
  readonly #end: () => void;
  #opened = 0;
  #entries = 0;
  #waiting = 0;

  constructor(line: StationLine, from: number) {
    this.#line = line;
    this.#from = from;
    this.#before = holdingsOf(line.host.line);
    this.#opens = new OpensOfFile(line.host.options.crypto);
    this.#end = line.host.subscribe((event) => {
      if (event.event === 'refused') this.#refuse(event.code);
    });
  }

  #refuse(code: string): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  async take(frame: Uint8Array): Promise<void> {
    if (frame[0] === frameType.open) return await this.#open(frame);
    if (frame[0] === frameType.sealed) await this.#count(frame);
    this.#give(frame);
    if (frame[0] === frameType.cannotOpen) keepAnswer(this.#line.store, this.#from, frame);
    // A certificate must have taken effect before the `open` that its key has signed.
    const last = frame[0] === frameType.certificate;
    if (last || ++this.#waiting >= stretchFrames) await this.#rest();
  }

  /** Sealed frames are for the session that this waits for: none of them may come before it. */
  async #open(frame: Uint8Array): Promise<void> {
    const { host, store } = this.#line;
    const { envelope } = host;
    const look = this.#opens.look(frame);
    if (look === 'over-limit') this.#refuse(look);
    if (look !== 'new') return;
    const [found] = await envelope.inspect([frame]);
    const keys = this.#keyCount();
    this.#give(frame);
    if (!found?.ok) {
      keepUnopened(store, host.options.crypto, this.#from, frame);
      // The key that the answer will name is being made.
      if (found?.code === 'receive-key-unknown') {
        await this.#opens.until(() => this.#keyCount() > keys, answerMs / 5);
      }
      return;
    }
    const live = () => envelope.liveOpens().some((open) => equal(open, frame));
    if (await this.#opens.until(live, answerMs)) forgetUnopened(store, this.#from);
  }

  #keyCount(): number {
    const { host } = this.#line;
    return host.guard()?.receiveKeys.list(hex(host.options.line)).length ?? 0;
  }

  #give(frame: Uint8Array): void {
    const { host } = this.#line;
    host.envelope.receive(courierCircuit, frame, host.options.clock.now().elapsed);
  }

  async #count(frame: Uint8Array): Promise<void> {
    const [found] = await this.#line.host.envelope.inspect([frame]);
    if (!found?.ok || found.value.t !== 'payload') return;
    this.#opened++;
    const { payload } = found.value;
    if (payload[0] !== 0x88 || payload[1] !== 1) return;
    const decoded = decodePayload(payload);
    if (decoded.ok && decoded.value.type === 'bundle') this.#entries += decoded.value.items.length;
  }

  async #rest(): Promise<void> {
    this.#waiting = 0;
    await untilIdle(this.#line.host);
  }

  async finish(): Promise<void> {
    const { host } = this.#line;
    await this.#rest();
    // A cut that was asked for is proposed now, not with the next tick.
    host.loop.input({ kind: 'timer' });
    await this.#rest();
    if (this.#opened > 0) keepHeard(this.#line.store, this.#from, host.options.clock.now().time);
  }

  close(): void {
    this.#end();
  }

  report(file: CourierFile): CourierReport {
    const { line } = this.#line.host;
    const before = this.#before;
    const after = holdingsOf(line);
    const fresh = [...after.journals].flatMap(([key, { journal, size, contested }]) => {
      const first = before.journals.get(key)?.size ?? 0;
      // Own entries that were written meanwhile came from no file, unless a lost tail came back.
      const written = key === line.own && before.mute !== 'tail-missing';
      return size > first && !written ? [{ journal, first, count: size - first, contested }] : [];
    });
    const sum = (all: typeof fresh) => all.reduce((count, one) => count + one.count, 0);
    const peeked = Math.max(0, after.peeked - before.peeked);
    const grown = [...after.receipts].filter(
      ([key, size]) => size > (before.receipts.get(key) ?? 0),
    );
    return {
      from: file.from,
      id: hex(file.id),
      frames: file.manifest.length,
      opened: this.#opened,
      fresh: fresh.map(({ journal, first, count }) => ({ journal, first, count })),
      held: Math.max(0, this.#entries - sum(fresh) - peeked),
      peeked,
      contested: sum(fresh.filter((one) => one.contested)),
      receipts: grown.length,
      refused: [...this.#refused].map(([code, count]) => ({ code, count })),
    };
  }
}

type Holdings = {
  readonly mute: Line['mute'];
  readonly journals: ReadonlyMap<
    string,
    { readonly journal: JournalName; readonly size: number; readonly contested: boolean }
  >;
  readonly peeked: number;
  /** Sizes that others have cosigned, by journal and cosigner. */
  readonly receipts: ReadonlyMap<string, number>;
};

function holdingsOf(line: Line): Holdings {
  const journals: [string, { journal: JournalName; size: number; contested: boolean }][] = [];
  const receipts = new Map<string, number>();
  let peeked = 0;
  for (const journal of line.journals.values()) {
    const { key, name, durable, contested, cosigned } = journal;
    journals.push([key, { journal: name, size: durable.size, contested }]);
    peeked += journal.peeked.size;
    for (const { cosigner, size } of cosigned.values()) {
      if (cosigner.party !== line.me) receipts.set(`${key}|${journalKey(cosigner)}`, size);
    }
  }
  return { mute: line.mute, journals: new Map(journals), peeked, receipts };
}

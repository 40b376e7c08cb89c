import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ownJournal } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { checkJournal } from '../../evidence/journal-check.ts';
import { entryName } from '../../projection/entry-name.ts';
import { refusalsOf } from '../../run/refusals.ts';
import type { StationLine } from '../../station.ts';
import type { Progress } from '../../store/backup.ts';
import type { Secret } from '../../store/cipher.ts';
import { type Examining, examine } from '../../store/doctor.ts';
import { StoreFault, StoreRefusal, type StoreRefusalCode } from '../../store/refusals.ts';
import { type StationPaths, StationStore } from '../../store/station-store.ts';
import { checkPrivate } from '../access/private-check.ts';
import { act } from '../act.ts';
import { peerView } from '../line/peers.ts';

/** One thing that is wrong; `doctor.<code>` is its sentence. */
export type Ailment = {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly subject: string;
  readonly detail: string;
};

/**
 * Looks at store, guard, clock, keys and circuits, and repairs nothing. A station that runs goes
 * on meanwhile, whatever there is to read.
 */
export const doctorAct = act({
  name: 'doctor',
  input: z.strictObject({}),
  run: async ({ station, running, progress, signal }) => {
    const how = running ? { progress, beside: signal } : { progress };
    const lines = [...station.lines.values()];
    const findings = await examineStore(station.store, how);
    findings.push(...lines.flatMap((line) => examineReadable(line, running)));
    for (const line of lines) findings.push(...(await examineRecord(line, progress, signal)));
    return { running, healthy: !findings.some(({ level }) => level === 'error'), findings };
  },
});

/**
 * All that can be said of a station's files when nothing of it runs, whatever state they are in:
 * a folder that does not even open has a finding of its own. Throws only `store-locked`.
 */
export async function examineFolder(paths: StationPaths, secret: Secret): Promise<Ailment[]> {
  let store: StationStore;
  try {
    store = StationStore.open(paths, secret);
  } catch (error) {
    if (!(error instanceof StoreRefusal) || error.code === 'store-locked') throw error;
    const { code, detail } = error;
    const subject = paths.folder;
    return [{ code: unopened[code] ?? 'folder-not-opened', level: 'error', subject, detail }];
  }
  try {
    return await examineStore(store);
  } finally {
    store.close();
  }
}

/** Why a folder as a whole does not open. */
const unopened: Partial<Record<StoreRefusalCode, string>> = {
  corrupt: 'seal-damaged',
  missing: 'seal-missing',
  'seal-version': 'seal-newer',
  'wrong-passphrase': 'secret-wrong',
};

/** The files alone, for a station whose lines cannot be opened. */
export async function examineStore(store: StationStore, how?: Examining): Promise<Ailment[]> {
  const found = await examine(store, how);
  const findings: Ailment[] = found.map(({ code, level, subject, detail }) => {
    return { code, level, subject, detail };
  });
  const { folder } = store.paths;
  for (const name of ['recovery-1.share', 'recovery-2.share']) {
    if (!existsSync(join(folder, name))) continue;
    findings.push({
      code: 'share-here',
      level: 'warning',
      subject: join(folder, name),
      detail: '',
    });
  }
  return findings;
}

/** A page that cannot be read is in the findings of the files already. */
function examineReadable(line: StationLine, running: boolean): Ailment[] {
  try {
    return examineLine(line, running);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const { kind, message: detail } = error;
    const code = kind === 'corrupt' ? 'line-corrupt' : 'fault';
    return [{ code, level: 'error', subject: line.charter.name, detail }];
  }
}

/** Entry by entry, with pauses: a station that runs goes on meanwhile. */
async function examineRecord(
  line: StationLine,
  progress: Progress,
  signal: AbortSignal,
): Promise<Ailment[]> {
  const journals = [...line.host.line.journals.values()];
  const total = journals.reduce((sum, { durable }) => sum + durable.size, 0);
  const findings: Ailment[] = [];
  const find = (code: string, level: Ailment['level'], detail: string) => {
    findings.push({ code, level, subject: line.charter.name, detail });
  };
  let read = 0;
  const told = (count: number) => {
    signal.throwIfAborted();
    read += count;
    progress(read, total);
  };
  try {
    for (const journal of journals) {
      const broken = await untilDone(checkJournal(line, journal), told);
      if (!broken) continue;
      const name = entryName(line.host.line, journal.name, broken.seq);
      find('record-broken', 'error', `${name}: ${broken.what}`);
    }
    const found = await untilDone(checkPrivate(line), () => {});
    if (found)
      find(found.code, found.code === 'private-broken' ? 'error' : 'warning', found.detail);
  } catch (error) {
    // A page that cannot be read is in the findings of the files already.
    if (!(error instanceof StoreFault)) throw error;
  }
  return findings;
}

async function untilDone<T>(work: Generator<number, T>, told: (count: number) => void): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    told(value);
    await setImmediate();
  }
}

function examineLine(line: StationLine, running: boolean): Ailment[] {
  const { host, charter, store } = line;
  const core = host.line;
  const subject = charter.name;
  const findings: Ailment[] = [];
  const find = (code: string, level: Ailment['level'], detail = '') => {
    findings.push({ code, level, subject, detail });
  };
  if (core.mute) find(`mute-${core.mute}`, 'error');
  if (core.fault) find('fault', 'error', core.fault.what);
  if (ownJournal(core).contested) find('contested', 'error');
  if (!store.keyring.psk()) find('no-psk', 'error');
  const receive = core.receiveKeys.get(line.me);
  const held = host.guard()?.receiveKeys.list(line.id) ?? [];
  if (!held.some(({ number }) => number === receive?.number)) find('no-receive-key', 'error');
  if (host.options.clock.now().clock === 0) find('clock-unknown', 'warning');
  if (!running) return findings;
  const refused = [...refusalsOf(line).counts.values()].reduce((sum, count) => sum + count, 0);
  if (refused > 0) find('refusals', 'warning', String(refused));
  for (const party of core.peers.keys()) {
    const peer = peerView(line, party, running);
    if (peer.silence?.code === 'circuits-dead') find('circuits-dead', 'warning', peer.party);
    const apart = clockApartMs(line, party);
    if (apart !== undefined) find('clock-far', 'warning', `${peer.party}: ${hoursOf(apart)} h`);
  }
  return findings;
}

/** Entries come and are cosigned every hour: on a line that is up a clock so far off is wrong. */
const clockApartMsMax = 2 * 3_600_000;

/** How far a peer's newest cosignature is from our clock, where one of the two must be wrong. */
function clockApartMs({ host }: StationLine, party: number): number | undefined {
  const core = host.line;
  if (core.peers.get(party)?.lineUp !== true) return undefined;
  const times = [...ownJournal(core).cosigned.values()]
    .filter(({ cosigner }) => cosigner.party === party)
    .map(({ time }) => time * 1000);
  if (times.length === 0) return undefined;
  const apart = Math.max(...times) - host.options.clock.now().time;
  return Math.abs(apart) > clockApartMsMax ? apart : undefined;
}

function hoursOf(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours > 0 ? `+${hours}` : String(hours);
}

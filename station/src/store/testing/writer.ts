import type { StationPaths } from '../station-store.ts';
import { StationStore } from '../station-store.ts';
import { keyFile, line, own, turn } from './scratch.ts';

/*
 * A process that writes until it is killed and tells each row only after `write` has returned; the
 * test that starts it compares what was told with what is there.
 */
const [folder, guardFolder] = process.argv.slice(2) as [string, string];
const paths: StationPaths = { folder, guard: guardFolder };
const station = StationStore.open(paths, keyFile);
const store = station.line(line);
const state = station.guard();
if (state.state !== 'ready') throw new Error(state.state);
const head = store.start().heads.find(({ journal }) => journal === own);

function write(seq: number): void {
  const bytes = new Uint8Array(200 + (seq % 7) * 700);
  new DataView(bytes.buffer).setUint32(0, seq);
  store.write(turn(seq, Buffer.from(bytes)));
  if (state.state === 'ready') {
    const root = new Uint8Array(32);
    state.guard.set({ line, number: 0, tag: new Uint8Array(8), size: seq + 1, root });
  }
  process.send?.(seq);
  setImmediate(write, seq + 1);
}

write(head?.size ?? 0);

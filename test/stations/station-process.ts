import { unpack } from './founded-pack.ts';
import { Party } from './party.ts';
import { pause } from './until.ts';

/*
 * A station that talks until it is killed. What it tells its parent is what it has acknowledged:
 * a seq only after the answer to a write, a receipt only after it was shown.
 */
type Setup = { readonly founded: string; readonly me: number; readonly talk: boolean };

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
const party = new Party(unpack(setup.founded), setup.me);
const run = `${party.name}-${process.pid}`;
const tell = (message: unknown) => process.send?.(message);
let quiet = !setup.talk;

process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message === 'quiet') quiet = true;
  if (message === 'stop') void party.stop().then(() => process.exit(0));
});

await party.begin();
tell({ t: 'started', sizes: sizes() });
party.onShown = (event) => {
  if (event.event === 'recorded') {
    tell({ t: 'recorded', author: event.journal.party, size: event.size, by: event.by.party });
  } else if (event.event === 'refused') {
    tell({ t: 'refused', code: event.code, detail: event.detail });
  } else if (event.event === 'violation' && event.code === 'over-budget') {
    // Killed stations send more FLASHs in an hour than the charter likes: a warning, no more.
  } else if (event.event === 'contested' || event.event === 'violation' || event.event === 'mute') {
    tell({ t: 'wrong', event: JSON.stringify(event) });
  }
};
await party.connect();
for (let n = 0; ; n++) {
  if (quiet) {
    await pause(20);
    continue;
  }
  const text = `${run}-${n}`;
  const writing = { precedence: n % 17 === 16 ? (4 as const) : (1 as const) };
  void party.write(text, writing).then((seq) => tell({ t: 'signed', seq, text }));
  if (n % 5 === 4) await pause(3 + (n % 7));
}

/** Durable sizes of incarnation 0 of each party. */
function sizes(): number[] {
  const out: number[] = [];
  for (const { name, durable } of party.line.host.line.journals.values()) {
    out[name.party] = durable.size;
  }
  return out;
}

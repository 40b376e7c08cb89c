import { rekeyDisk } from '../rekey.ts';

/* A process that changes the keys of a station to and fro until it is killed. */
const [folder, guard, from] = process.argv.slice(2) as [string, string, string];
let now = Number(from);
process.send?.('started');
for (;;) {
  const secretOf = (n: number) => ({ keyFile: new Uint8Array(32).fill(n) });
  const next = now === 1 ? 2 : 1;
  rekeyDisk({ folder, guard }, { old: secretOf(now), fresh: secretOf(next) });
  now = next;
}

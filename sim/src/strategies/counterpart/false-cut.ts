import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Mark } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { type Line, sortedJournals } from '@parley/core/replication/line.ts';
import { lastCut } from '@parley/core/station/cut-tries.ts';
import type { Counterpart } from '../counterpart.ts';
import type { CounterpartStrategy } from '../strategy.ts';

type False = (
  liar: Counterpart,
  heads: Mark[],
) => { heads?: Mark[]; k?: number; previous?: Uint8Array };

/** Each breaks one rule of spec/transcript.md. */
const ways: readonly False[] = [
  (liar, heads) => ({ heads: heads.map((head) => ({ ...head, root: liar.random.bytes(32) })) }),
  (_, heads) => ({ heads: heads.map((head) => ({ ...head, size: head.size + 1 })) }),
  (_, heads) => ({ heads: heads.map((head) => ({ ...head, size: head.size >> 1 })) }),
  (_, heads) => ({ heads: heads.slice(1) }),
  (_, heads) => ({ heads: [...heads].reverse() }),
  (liar) => ({ previous: liar.random.bytes(32) }),
  (liar) => ({ k: liar.random.below(50) }),
  (liar, heads) => ({
    heads: [...heads, { ...(heads.at(-1) as Mark), tag: liar.random.bytes(8) }],
  }),
];

export const falseCut: CounterpartStrategy = {
  name: 'false-cut',
  role: 'counterpart',
  lie: 'cuts out of turn, over false heads, that fall, or go on from another one',
  holds: 'none of them counts, and all agree which ones do',
  broken(after) {
    const finals = after.world.stations.map(({ line }) => line.final);
    const roots = new Map<string, string>();
    for (const final of finals) {
      if (!final) continue;
      const known = roots.get(`${final.cut.k}`);
      const hash = final.hash.join();
      if (known !== undefined && known !== hash) return `cut ${final.cut.k} is not one cut`;
      roots.set(`${final.cut.k}`, hash);
    }
    return after.violated('cut-malformed') ?? after.held() ?? after.uncontested();
  },
  begin(liar) {
    liar.every(1_200_000, () => {
      const { line } = liar.station;
      const way = liar.random.pick(ways);
      const said = way(liar, headsOf(line));
      const k = said.k ?? (lastCut(line)?.cut.k ?? -1) + 1;
      const previous = said.previous ?? lastCut(line)?.hash ?? line.id;
      const heads = said.heads ?? headsOf(line);
      const record = encodeRecord({ kind: 'cut', k, previous, heads });
      liar.station.write({ kind: kinds.cut, class: 0, body: encodeBody({ ...emptyBody, record }) });
      liar.lied(`cut ${k}`);
    });
    return undefined;
  },
};

function headsOf(line: Line): Mark[] {
  return sortedJournals(line).map(({ name, durable }) => {
    return { ...name, size: durable.size, root: durable.root };
  });
}

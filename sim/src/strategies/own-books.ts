import type { AnyItem } from '@parley/core/codec/entry.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, encodeHead } from '@parley/core/journal/head.ts';
import type { Counterpart } from './counterpart.ts';

/**
 * A liar writes into its own database behind its own core's back, guard and all, and starts again.
 * There is one history; it says what no core would have written.
 */
export function writeBehind(liar: Counterpart, items: readonly AnyItem[]): void {
  const { station, world, founding } = liar;
  const { key, name, durable } = liar.journal;
  station.crash();
  const next = advance(founding.line, name, durable, items);
  const { size, root } = next.head;
  const before = { size: durable.size, root: durable.root };
  const state = encodeHead({ ...next.head, before });
  const first = durable.size;
  station.machine.disk.write([
    { t: 'run', journal: key, first, count: items.length, bytes: encodeRun(items) },
    ...(next.nodes.length > 0 ? [{ t: 'nodes' as const, journal: key, nodes: next.nodes }] : []),
    { t: 'head', journal: key, size, state },
  ]);
  station.machine.guard?.set(name, size, root);
  world.boot(station.me);
}

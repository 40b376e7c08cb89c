import type { AnyItem } from '@parley/core/codec/entry.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, headRecords } from '@parley/core/journal/head.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import type { Counterpart } from './counterpart.ts';

/**
 * A liar writes into its own database behind its own core's back, guard and all, and starts again.
 * There is one history; it says what no core would have written. False: its disk or its guard has
 * forgotten something, and it only starts again.
 */
export function writeBehind(liar: Counterpart, items: readonly AnyItem[]): boolean {
  const { station, world, journal } = liar;
  const { key, durable } = journal;
  station.crash();
  const { disk, guard } = station.machine;
  const kept = disk.sizeOf(key) === durable.size && guard?.marks.get(key)?.size === durable.size;
  if (kept) append(liar, journal, items);
  world.boot(station.me);
  return kept;
}

function append(liar: Counterpart, journal: Journal, items: readonly AnyItem[]): void {
  const { station, founding } = liar;
  const { key, name, durable } = journal;
  const next = advance(founding.line, name, durable, items);
  const { size, root } = next.head;
  const before = { size: durable.size, root: durable.root };
  const first = durable.size;
  station.machine.disk.write([
    { t: 'run', journal: key, first, count: items.length, bytes: encodeRun(items) },
    ...(next.nodes.length > 0 ? [{ t: 'nodes' as const, journal: key, nodes: next.nodes }] : []),
    ...headRecords(key, { ...next.head, before }, durable),
  ]);
  station.machine.guard?.set(name, size, root);
}

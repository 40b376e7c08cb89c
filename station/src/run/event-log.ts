import type { Shown } from '@parley/core/replication/io.ts';
import type { Logger } from 'pino';
import type { StationLine } from '../station.ts';
import { RepeatedRefusals } from './repeated.ts';

/**
 * Writes what happens on a line to the operator's log: names and numbers, never a text. Refusals
 * that repeat are counted; the answer, called at the end, writes the last count.
 */
export function logEvents(line: StationLine, log: Logger): () => void {
  const named = log.child({ line: line.charter.name });
  const { clock } = line.host.options;
  const repeated = new RepeatedRefusals((refusal) => named.warn(refusal, 'refused'));
  line.host.subscribe((event) => {
    if (event.event === 'refused') repeated.add(event, clock.now().elapsed);
    else write(named, event);
  });
  line.carrierEvents.add((circuit, event) => {
    // A refusal is shown by the line as well.
    if (event.t !== 'refused') named.info({ circuit, ...event }, `circuit ${event.t}`);
  });
  const timer = setInterval(() => repeated.flush(clock.now().elapsed), 1000);
  timer.unref();
  return () => {
    clearInterval(timer);
    repeated.flush(Number.POSITIVE_INFINITY);
  };
}

function write(log: Logger, event: Shown): void {
  switch (event.event) {
    case 'entries': {
      const { journal, first, items, peeked } = event;
      const { party, number } = journal;
      log.info({ party, number, first, count: items.length, peeked }, 'entries');
      return;
    }
    case 'violation':
    case 'contested':
    case 'fault':
    case 'mute':
      log.warn(plain(event), event.event);
      return;
    case 'sent':
    case 'reached':
      log.debug(plain(event), event.event);
      return;
    default:
      log.info(plain(event), event.event);
  }
}

/** Bytes as hexadecimal: a tag is read by people who compare it. */
function plain(event: Shown): Record<string, unknown> {
  const { event: _, ...rest } = JSON.parse(JSON.stringify(event, hexBytes)) as Shown;
  return rest;
}

function hexBytes(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

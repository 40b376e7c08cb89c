import type { Shown } from '@parley/core/replication/io.ts';
import type { Logger } from 'pino';
import type { StationLine } from '../station.ts';

/** Writes what happens on a line to the operator's log: names and numbers, never a text. */
export function logEvents(line: StationLine, log: Logger): void {
  const named = log.child({ line: line.charter.name });
  line.host.subscribe((event) => write(named, event));
  for (const carrier of line.carriers) {
    const told = carrier.onEvent;
    carrier.onEvent = (event) => {
      told(event);
      named.info({ circuit: carrier.id, ...event }, `circuit ${event.t}`);
    };
  }
}

function write(log: Logger, event: Shown): void {
  switch (event.event) {
    case 'entries': {
      const { journal, first, items, peeked } = event;
      const { party, number } = journal;
      log.info({ party, number, first, count: items.length, peeked }, 'entries');
      return;
    }
    case 'refused':
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

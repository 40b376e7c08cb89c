import type { Shown } from '@parley/core/replication/io.ts';
import type { Logger } from 'pino';
import type { StationLine } from '../station.ts';
import { Repeated } from './repeated.ts';

type Refused = Extract<Shown, { event: 'refused' }>;
type Violation = Extract<Shown, { event: 'violation' }>;

const sameRefusal = ({ code, circuit }: Refused) => `${code} ${circuit}`;
/** Every entry that breaks something is kept and listed elsewhere; here their number is enough. */
const sameViolation = ({ code, journal }: Violation) => `${code} ${journal.party}`;

/**
 * Writes what happens on a line to the operator's log: names and numbers, never a text. Refusals
 * and violations that repeat are counted; the answer, called at the end, writes the last counts.
 */
export function logEvents(line: StationLine, log: Logger): () => void {
  const named = log.child({ line: line.charter.name });
  const { clock } = line.host.options;
  const refusals = new Repeated(sameRefusal, (refused: Refused, count) => {
    const { event: _, ...refusal } = refused;
    named.warn({ ...refusal, count }, 'refused');
  });
  const violations = new Repeated(sameViolation, (violation: Violation, count) => {
    named.warn({ ...plain(violation), count }, 'violation');
  });
  line.host.subscribe((event) => {
    const { elapsed } = clock.now();
    if (event.event === 'refused') refusals.add(event, elapsed);
    else if (event.event === 'violation') violations.add(event, elapsed);
    else write(named, event);
  });
  line.carrierEvents.add((circuit, event) => {
    // A refusal is shown by the line as well.
    if (event.t !== 'refused') named.info({ circuit, ...event }, `circuit ${event.t}`);
  });
  const flush = (elapsed: number) => {
    refusals.flush(elapsed);
    violations.flush(elapsed);
  };
  const timer = setInterval(() => flush(clock.now().elapsed), 1000);
  timer.unref();
  return () => {
    clearInterval(timer);
    flush(Number.POSITIVE_INFINITY);
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

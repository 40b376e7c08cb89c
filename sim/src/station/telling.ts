import type { Shown } from '@parley/core/replication/io.ts';
import type { Trace } from '../world/trace.ts';

/** What people are shown at a station, as the trace has it. */
export function tellShown(trace: Trace, me: number, event: Shown): void {
  switch (event.event) {
    case 'entries':
      trace.tell(me, 'entries', event.first, event.items.length);
      break;
    case 'recorded':
      trace.tell(me, 'recorded', event.size, event.by.party);
      break;
    case 'refused':
      trace.tell(me, 'refused', event.code.length, event.code.charCodeAt(0));
      break;
    case 'violation':
      trace.tell(me, 'violation', event.seq, event.code.length);
      break;
    case 'contested':
      trace.tell(me, 'contested', event.journal.party, event.journal.number);
      break;
    case 'mute':
      trace.tell(me, 'mute', event.reason?.length ?? 0);
      break;
    case 'cut':
      trace.tell(me, 'cut', event.k, Number(event.final));
      break;
    case 'line':
      trace.tell(me, 'line', event.peer, Number(event.up));
      break;
    case 'fault':
      trace.tell(me, 'fault', event.what.length);
      break;
    default:
  }
  if (trace.line) write(trace, me, event);
}

function write(trace: Trace, me: number, event: Shown): void {
  const name = (journal: { party: number; number: number }) => `${journal.party}.${journal.number}`;
  switch (event.event) {
    case 'entries': {
      const how = event.contested ? ' contested' : event.peeked ? ' peeked' : '';
      const range = `${event.first}..${event.first + event.items.length}`;
      return trace.write(me, 'entries', `${name(event.journal)} ${range}${how}`);
    }
    case 'recorded': {
      const by = `by ${name(event.by)}`;
      return trace.write(me, 'recorded', `${name(event.journal)} ${event.size} ${by}`);
    }
    case 'refused':
      return trace.write(me, 'refused', `${event.code} (${event.detail})`);
    case 'violation':
      return trace.write(me, 'violation', `${event.code} ${name(event.journal)} ${event.seq}`);
    case 'contested':
      return trace.write(me, 'contested', name(event.journal));
    case 'mute':
      return trace.write(me, 'mute', event.reason ?? 'speaks again');
    case 'cut':
      return trace.write(me, 'cut', `${event.k}${event.final ? ' final' : ''}`);
    case 'line':
      return trace.write(me, 'line', `to ${event.peer} ${event.up ? 'up' : 'down'}`);
    case 'fault':
      return trace.write(me, 'fault', event.what);
    default:
  }
}

const frameNames = ['sealed', 'open', 'cannot-open', 'certificate'];

/** A frame as the trace shows it: where it came by, what it is, how long. */
export function describeFrame(circuit: string, frame: Uint8Array): string {
  return `${circuit} ${frameNames[frame[0] ?? 4] ?? 'of no type'}, ${frame.length} bytes`;
}

const payloadNames = [
  'bundle',
  'cosignature',
  'have',
  'challenge',
  'challenge-answer',
  'canary',
  'canary-answer',
  'want',
  'chunk',
  'note-want',
  'note',
  'fork-proof',
  'over-limit',
  'pq',
  'cut-ask',
];

/** A payload as the trace shows it. */
export function describePayload(payload: Uint8Array): string {
  return `${payloadNames[(payload[1] ?? 0) - 1] ?? 'of no type'}, ${payload.length} bytes`;
}

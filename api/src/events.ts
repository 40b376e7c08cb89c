import { z } from '@hono/zod-openapi';
import { alarm } from './lines.ts';
import { entryName, messageClass, partyName, person, precedence, time } from './wire.ts';

/**
 * What `GET /api/events` says. Each event has an id, and a stream that is opened again with
 * `Last-Event-ID` goes on behind it; where the station no longer has what came since, the first
 * event is `resync` and the page reads everything again. `beat` comes every 10 s and after 25 s
 * without one the page says that it has no connection. Events carry no text of any entry.
 */
export const events = {
  /** An entry of anybody came into a journal here. */
  entry: z.object({
    line: z.string(),
    entry: entryName,
    from: partyName,
    kind: z.string(),
    precedence,
    class: messageClass,
    written: time,
    peeked: z.boolean(),
    /** It calls for a person: it is for us, for action. */
    rings: z.boolean(),
  }),
  /** Entries of this journal up to this one have reached a further state at a party. */
  state: z.object({
    line: z.string(),
    entry: entryName,
    party: partyName,
    state: z.enum(['sent', 'reached', 'on-record']),
    circuit: z.string().nullable(),
  }),
  /** The unacknowledged alarms as `status` has them, when they change or the chain goes on. */
  alarms: z.object({ line: z.string(), alarms: z.array(alarm), moreAlarms: z.number() }),
  /** A circuit, the line, a watch, a fault: `status` and `board` are to be read again. */
  line: z.object({ line: z.string(), what: z.string(), party: partyName.nullable() }),
  /** A draft or sheet was changed, released, sent back or forgotten. */
  draft: z.object({
    line: z.string(),
    draft: z.string(),
    what: z.enum([
      'changed',
      'review',
      'released',
      'back',
      'written',
      'gone',
      'present',
      'set-aside',
    ]),
    by: person.nullable(),
    revision: z.number().nullable(),
    entry: entryName.nullable(),
  }),
  /** Watch, exercise, agreed terms, officers, compartments, lines: read that list again. */
  changed: z.object({
    line: z.string(),
    what: z.enum([
      'watch',
      'exercise',
      'terms',
      'officers',
      'compartments',
      'attachment',
      'cut',
      'ceremony',
      'lines',
    ]),
  }),
  /** This session ended here or elsewhere. */
  'signed-out': z.object({}),
  /** The page knows less than the station: read everything again. */
  resync: z.object({ now: time }),
  beat: z.object({ now: time }),
} as const;

export type EventName = keyof typeof events;
export type DeskEvent = {
  [N in EventName]: { readonly event: N; readonly data: z.infer<(typeof events)[N]> };
}[EventName];
/** The data of one event by its name. */
export type EventData<N extends EventName> = z.infer<(typeof events)[N]>;

import type { DeskEvent, EventName } from '@parley/api/events.ts';
import { streams } from '@parley/api/operations.ts';
import { refresh, refreshOf } from './answers.ts';
import { stationTime } from './clock.ts';
import { Signal } from './signal.ts';
import { type Question, readSession } from './station.ts';

/** When the station was last heard on the stream, by this machine's clock; 0: never. */
export const heard = new Signal(0);

/** After so long without a beat the page says that it has no connection. */
export const silentMs = 25_000;

/** The entries that came while this page was open: what rings, rings because of these. */
export const arrived = new Signal<DeskEvent | undefined>(undefined);

const names: readonly EventName[] = [
  'entry',
  'state',
  'alarms',
  'line',
  'draft',
  'changed',
  'signed-out',
  'resync',
  'beat',
];

/** What is old after an event. */
const old: Readonly<Record<Exclude<EventName, 'resync' | 'beat'>, readonly Question[]>> = {
  entry: ['inbox', 'status', 'transcript', 'entry', 'service', 'watch', 'sheet'],
  state: ['inbox', 'entry'],
  alarms: ['status', 'inbox', 'watch'],
  line: ['status', 'board', 'sheet'],
  draft: ['drafts', 'draft', 'sheet', 'status'],
  changed: [
    'status',
    'watch',
    'exercise',
    'terms',
    'officers',
    'compartments',
    'ceremony',
    'lines',
    // What a compartment closes leaves every list at once.
    'inbox',
    'entry',
    'transcript',
    'search',
    'service',
    'drafts',
    'draft',
  ],
  'signed-out': [],
};

let stream: EventSource | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const stale = new Set<Question>();
/** Lines on which something happened; the status of each is asked for by its id. */
const lines = new Set<string>();

/**
 * Opens the stream; it opens itself again and goes on behind what came last. A stream that is new
 * knows of nothing before it: what a page has asked by then is asked again.
 */
export function listen(): () => void {
  stream?.close();
  stream = new EventSource(streams.events.path);
  stream.addEventListener('open', () => refresh(), { once: true });
  for (const name of names) {
    stream.addEventListener(name, (message) => {
      const data = JSON.parse((message as MessageEvent<string>).data) as unknown;
      took({ event: name, data } as DeskEvent);
    });
  }
  stream.onerror = () => {
    // Refused, not broken: the session is over, or the page is not of this station.
    if (stream?.readyState === EventSource.CLOSED) void again();
  };
  return () => stream?.close();
}

async function again(): Promise<void> {
  await readSession();
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (stream?.readyState === EventSource.CLOSED) listen();
  }, 2_000);
}

function took(one: DeskEvent): void {
  heard.set(Date.now());
  if (one.event === 'beat') return stationTime(one.data.now);
  if (one.event === 'resync') {
    stationTime(one.data.now);
    return refresh();
  }
  if (one.event === 'signed-out') return void readSession();
  if (one.event === 'entry') arrived.set(one);
  lines.add(one.data.line);
  for (const operation of old[one.event]) stale.add(operation);
  // Events come in bursts; the page asks once for each burst.
  requestSoon();
}

let soon: ReturnType<typeof setTimeout> | undefined;

function requestSoon(): void {
  if (soon !== undefined) return;
  soon = setTimeout(() => {
    soon = undefined;
    const operations = [...stale];
    const changed = new Set(lines);
    stale.clear();
    lines.clear();
    refreshOf(changed, operations);
  }, 30);
}

import { precedenceFlash } from '@parley/core/codec/entry.ts';
import {
  byUrgency,
  canWait,
  countWaiting,
  firstWithinBudget,
  type Hidden,
  isHidden,
  type Matter,
  type MatterSources,
  matterOf,
  mattersOf,
  type Waiting,
  waitingFor,
} from '../../projection/matters.ts';
import type { StationLine } from '../../station.ts';
import { peekedRows } from './summary.ts';

/** Which part of a list is shown. */
export type Page = { readonly from: number; readonly limit: number };

/** One list: how many there are, and which of them are shown. */
export type Listed = { readonly total: number; readonly shown: readonly Matter[] };

/** What the clock and the store of a line say at this moment. */
export function sourcesOf({ host, store }: StationLine, hidden?: Hidden): MatterSources {
  const sources = { line: host.line, store, now: host.options.clock.now().time };
  return hidden ? { ...sources, hidden } : sources;
}

/** What waits for us. Entries that are in no table yet stand on the first page, be it full. */
export function waitingForUs(line: StationLine, sources: MatterSources, page: Page): Listed {
  const { me } = line;
  const fresh = newMatters(line, sources);
  const places = waitingFor(sources, { party: me }, page.from + page.limit);
  const shown = mattersOf(sources, pageOf(places, page));
  const first = page.from === 0 ? fresh : [];
  const total = countWaiting(sources, { party: me }) + fresh.length;
  return { total, shown: [...first, ...shown].sort(byUrgency) };
}

/** What waits for the others, of all parties together. */
export function waitingForOthers(sources: MatterSources, page: Page): Listed {
  const parties = [...sources.line.peers.keys()];
  const total = parties.reduce((sum, party) => sum + countWaiting(sources, { party }), 0);
  const places = parties
    .flatMap((party) => waitingFor(sources, { party }, page.from + page.limit))
    .sort((a, b) => b.precedence - a.precedence);
  return { total, shown: mattersOf(sources, pageOf(places, page)) };
}

export function pageOf<T>(all: readonly T[], { from, limit }: Page): T[] {
  return all.slice(from, from + limit);
}

/**
 * How many of those that wait for us call for a person now: every message that is not dealt with,
 * and a question whose time has come or that nobody has answered in any way.
 */
export function ringing(line: StationLine, sources: MatterSources): number {
  const wanted = { party: line.me, ringing: true };
  return countWaiting(sources, wanted) + newMatters(line, sources).length;
}

/**
 * What waits for us at this precedence or above and nobody has dealt with, most urgent first, so
 * many of them at most: how many there are the other side decides.
 */
export function urgentForUs(
  line: StationLine,
  sources: MatterSources,
  { from, most }: { readonly from: number; readonly most: number },
): Listed {
  const wanted = { party: line.me, fromPrecedence: from, ringing: true };
  const fresh = newMatters(line, sources).filter(({ row }) => row.precedence >= from);
  const known = mattersOf(sources, waitingFor(sources, wanted, most));
  const shown = [...fresh, ...known].sort(byUrgency).slice(0, most);
  return { total: countWaiting(sources, wanted) + fresh.length, shown };
}

/**
 * A warning for us that nobody has dealt with: with it the watch is not handed over. Those beyond
 * their author's budget are none: who floods us would keep an officer on watch for good.
 */
export function standingWarning(line: StationLine, sources: MatterSources): Waiting | undefined {
  const fresh = newMatters(line, sources).find(({ row }) => row.precedence >= precedenceFlash);
  if (fresh) return { ...fresh.row, party: line.me };
  line.store.settleMarks();
  line.desk.violations.ready();
  line.desk.crowded.ready();
  const wanted = { party: line.me, fromPrecedence: precedenceFlash, ringing: true };
  return firstWithinBudget(sources, wanted);
}

/** Peeked entries, and those that a full disk keeps out of the tables: they wait for us too. */
function newMatters(line: StationLine, sources: MatterSources): Matter[] {
  const fresh = line.desk.projection.unprojected().map(({ row }) => row);
  return [...peekedRows(line), ...fresh]
    .filter((row) => row.party !== line.me && (row.action & (1 << line.me)) !== 0)
    .filter((row) => !isHidden(sources.hidden, row))
    .filter((row) => canWait(row.kind) && (row.class !== 2 || row.draft !== null))
    .map((row) => matterOf(sources, row, line.me))
    .filter(({ stage }) => stage === 'unacknowledged');
}

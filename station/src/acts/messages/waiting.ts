import { kinds } from '@parley/core/codec/kinds.ts';
import {
  allForThem,
  allForUs,
  byUrgency,
  canWait,
  type Matter,
  type MatterSources,
  matterOf,
  mattersOf,
  type Waiting,
} from '../../projection/matters.ts';
import type { StationLine } from '../../station.ts';
import { peekedRows } from './summary.ts';

/** Which part of a list is shown. */
export type Page = { readonly from: number; readonly limit: number };

/** One list: how many there are, which of them are shown, and the places of all in the tables. */
export type Listed = {
  readonly total: number;
  readonly shown: readonly Matter[];
  readonly places: readonly Waiting[];
};

/** What the clock and the store of a line say at this moment. */
export function sourcesOf({ host, store }: StationLine): MatterSources {
  return { line: host.line, store, now: host.options.clock.now().time };
}

/** What waits for us. Entries that are in no table yet stand on the first page, be it full. */
export function waitingForUs(line: StationLine, sources: MatterSources, page: Page): Listed {
  const places = allForUs(sources);
  const fresh = newMatters(line, sources);
  const shown = mattersOf(sources, pageOf(places, page));
  const first = page.from === 0 ? fresh : [];
  const total = places.length + fresh.length;
  return { total, shown: [...first, ...shown].sort(byUrgency), places };
}

/** What waits for the others, of all parties together. */
export function waitingForOthers(sources: MatterSources, page: Page): Listed {
  const parties = [...sources.line.peers.keys()];
  const places = parties
    .flatMap((party) => allForThem(sources, party))
    .sort((a, b) => b.precedence - a.precedence);
  return { total: places.length, shown: mattersOf(sources, pageOf(places, page)), places };
}

export function pageOf<T>(all: readonly T[], { from, limit }: Page): T[] {
  return all.slice(from, from + limit);
}

/**
 * How many of those that wait for us call for a person now: every message that is not dealt with,
 * and a question whose time has come or that nobody has answered in any way.
 */
export function ringing(line: StationLine, sources: MatterSources): number {
  const places = allForUs(sources);
  const questions = places.filter(({ kind }) => kind === kinds.confirm);
  const open = mattersOf(sources, questions).filter(({ rings }) => rings).length;
  return places.length - questions.length + open + newMatters(line, sources).length;
}

/** What waits for us at this precedence or above and nobody has dealt with, most urgent first. */
export function urgentForUs(line: StationLine, sources: MatterSources, from: number): Matter[] {
  const places = allForUs(sources, from);
  const fresh = newMatters(line, sources).filter(({ row }) => row.precedence >= from);
  const known = mattersOf(sources, places).filter(({ rings }) => rings);
  return [...fresh, ...known].sort(byUrgency);
}

/** Peeked entries, and those that a full disk keeps out of the tables: they wait for us too. */
function newMatters(line: StationLine, sources: MatterSources): Matter[] {
  const fresh = line.desk.projection.unprojected().map(({ row }) => row);
  return [...peekedRows(line), ...fresh]
    .filter((row) => row.party !== line.me && (row.action & (1 << line.me)) !== 0)
    .filter((row) => canWait(row.kind) && (row.class !== 2 || row.draft !== null))
    .map((row) => matterOf(sources, row, line.me))
    .filter(({ stage }) => stage === 'unacknowledged');
}

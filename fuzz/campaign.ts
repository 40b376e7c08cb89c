import { minimised, readCorpus, writeCorpus } from './engine/corpus.ts';
import { Random } from './engine/random.ts';
import { type Crash, Search, type Watch } from './engine/search.ts';
import { shortened } from './engine/shorten.ts';
import type { Target } from './engine/target.ts';

/** What became of one target. */
export type Outcome = {
  readonly target: string;
  readonly runs: number;
  readonly seconds: number;
  /** Inputs known before, and found now. */
  readonly known: number;
  readonly found: number;
  /** Statements, functions and branches that were reached. */
  readonly places: number;
  readonly crash: Crash | undefined;
};

export type Campaign = {
  readonly seconds: number;
  readonly seed: number;
  readonly keep: boolean;
  readonly watch: Watch;
};

/** Fuzzes one target for its time, or until it breaks. */
export async function fuzzTarget(target: Target, campaign: Campaign): Promise<Outcome> {
  const started = performance.now();
  const end = started + campaign.seconds * 1000;
  const search = new Search(target, new Random(campaign.seed), campaign.watch);
  const corpus = readCorpus(target.name);
  let crash: Crash | undefined;
  for (const bytes of [...target.seeds(), ...corpus]) crash ??= await search.try(bytes);
  const known = search.kept.length;
  while (crash === undefined && performance.now() < end) crash = await search.next();
  if (crash !== undefined) crash = { ...crash, bytes: await shortened(target, crash.bytes) };
  if (campaign.keep) writeCorpus(target.name, await minimised(target, [...corpus, ...search.kept]));
  const seconds = (performance.now() - started) / 1000;
  const { runs, seen, kept } = search;
  const found = kept.length - known;
  return { target: target.name, runs, seconds, known, found, places: seen.places, crash };
}

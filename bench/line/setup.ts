import type { StationPaths } from '@parley/station/store/station-store.ts';

/** What a station process is started with. */
export type StationSetup = {
  readonly paths: StationPaths;
  /** The operator's key file, hexadecimal. */
  readonly key: string;
  /** Seed of an officer who may release, hexadecimal. */
  readonly officer: string;
  /** Writes one message at once, before any circuit is up. */
  readonly greeting: boolean;
};

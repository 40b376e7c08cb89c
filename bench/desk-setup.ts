import type { StationPaths } from '@parley/station/store/station-store.ts';

/** What a process of the desk's measurement is given; bytes in hexadecimal. */
export type DeskSetup = {
  readonly paths: StationPaths;
  readonly key: string;
  readonly officer: string;
};

import type { Json } from '../acts/act.ts';

/** What the parties hand to each other at the ceremony. */
export type CharterFiles = {
  readonly charter: string;
  /** The ceremony's secret, in a file of its own. */
  readonly secret: string;
};

/** One station of the demonstration, from its founding to its end. */
export type Party = {
  readonly name: string;
  /** Its encrypted folder. */
  readonly home: string;
  /** Key files of its officers, releasers first; a FLASH needs two of these. */
  readonly officerFiles: readonly string[];
  /** One-time links to its desk, by officer, once it runs; none where no desk is opened. */
  readonly links: readonly { readonly officer: string; readonly url: string }[];
  /** Founds the station, its officers and its recovery key. */
  init(): Promise<void>;
  /** Its public keys, as a file. */
  card(file: string): Promise<void>;
  draftCharter(
    cards: readonly string[],
    files: CharterFiles,
    circuits: readonly string[],
  ): Promise<void>;
  /** The words of a charter, which both sides read aloud. */
  words(charter: string): Promise<string>;
  /** Signs with the recovery key of two shares. */
  sign(charter: string): Promise<void>;
  /** Begins the line; returns its id. Refuses other words than the charter's. */
  adopt(files: CharterFiles, words: string): Promise<string>;
  /** Starts the station as a process of its own; returns the process id. */
  run(): Promise<number>;
  act(name: string, input: Json, emitted?: (value: Json) => void): Promise<Json>;
  /** Everything that an act emits, until the station stops: then it rejects. */
  follow(name: string, input: Json, onEvent: (event: Json) => void): Promise<void>;
  stop(): Promise<void>;
  /** At once, without waiting. */
  kill(): void;
};

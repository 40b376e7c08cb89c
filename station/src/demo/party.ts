import type { Json } from '../acts/act.ts';

/** What a card and a charter are made of: files that the parties hand to each other. */
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
  /** Founds the station and its officers. */
  init(): Promise<void>;
  /** Its public keys and its circuit's address, as a file. */
  card(file: string): Promise<void>;
  draftCharter(cards: readonly string[], files: CharterFiles): Promise<void>;
  /** Shows the charter and signs it; returns the words that both sides read aloud. */
  sign(charter: string): Promise<string>;
  /** Returns the id of the line. */
  adopt(files: CharterFiles): Promise<string>;
  /** Starts the station as a process of its own; returns the process id. */
  run(): Promise<number>;
  act(name: string, input: Json): Promise<Json>;
  /** Every event that the station shows from now on. */
  follow(onEvent: (event: Json) => void): void;
  stop(): Promise<void>;
};

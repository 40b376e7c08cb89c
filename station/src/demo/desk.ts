import type { MessageStep, Precedence, ScenarioText } from '@parley/text/scenario.ts';

/** An entry that was signed. */
export type Written = {
  /** Its name for people, `washington/4`. */
  readonly entry: string;
  /** Ms since 1970. */
  readonly time: number;
  /** Names of the officers who released it. */
  readonly releasedBy: readonly string[];
};

/** What is said with a text of its own. */
export type Saying = Pick<MessageStep, 'precedence' | 'texts'> & {
  readonly kind: 'message' | 'confirm' | 'service';
  readonly class: 'EXERCISE';
  /** The name of the entry it answers, or null. */
  readonly replyTo: string | null;
};

/** An officer's or operator's act without a text. */
export type Doing = { readonly class: 'EXERCISE'; readonly precedence: Precedence };

/** One entry as a station holds it at the end. */
export type HeldEntry = {
  readonly entry: string;
  readonly author: string;
  readonly kind: string;
  /** 16 bytes in hexadecimal where an officer's draft made it, else null. */
  readonly draft: string | null;
  readonly texts: readonly string[];
  /** For entries of this station: all others have it on their record. */
  readonly recorded: boolean;
  readonly acknowledged: boolean;
};

export type ExportedFile = {
  readonly file: string;
  readonly sha256: string;
  readonly entries: number;
};

/** What the officers and operators of one station do in the demonstration. */
export type Desk = {
  readonly name: string;
  /** Drafts, releases by as many officers as the charter asks for, and signs. */
  say(saying: Saying): Promise<Written>;
  ack(entry: string, how: Doing): Promise<Written>;
  /** @param until ms since 1970 */
  withhold(entry: string, until: number, how: Doing): Promise<Written>;
  answer(entry: string, answer: 'yes' | 'no' | 'not-now', how: Doing): Promise<Written>;
  watch(state: string, until: number, how: Doing): Promise<Written>;
  /** Resolves with the time, ms, at which this station has the proof that theirs is on record. */
  onTheirRecord(entry: string): Promise<number>;
  /** Resolves with the time, ms, at which an entry of the other side is on our record. */
  onOurRecord(entry: string): Promise<number>;
  circuits(state: 'close' | 'open'): Promise<void>;
  /** Resolves when the websocket to the other side is up. */
  circuitUp(): Promise<void>;
  exportCourier(to: string, file: string): Promise<void>;
  importCourier(file: string): Promise<void>;
  /** Every entry held, of both sides. */
  entries(): Promise<readonly HeldEntry[]>;
  exportTranscript(file: string): Promise<ExportedFile>;
  disclose(entry: string, file: string): Promise<void>;
};

/** The version that a reader of `lang` is shown; the original where there is none. */
export function versionFor(texts: readonly ScenarioText[], lang: string): ScenarioText {
  const own = texts.find((text) => text.lang === lang);
  return own ?? (texts[0] as ScenarioText);
}

import type { Language } from '@parley/text/languages.ts';
import type { Translate } from '@parley/text/translator.ts';
import type { Json } from '../acts/act.ts';
import type { StationPaths } from '../store/station-store.ts';

/**
 * What every verb is given (spec of the verbs: `parley --help`). A verb parses its options, asks
 * one act, and renders the answer; it never opens a store itself.
 */
export type Cli = {
  readonly t: Translate;
  readonly lang: Language;
  /** `--json`: print the answer as it is. */
  readonly json: boolean;
  /** Standard output is a terminal: colours and progress bars are allowed. */
  readonly terminal: boolean;
  /** Cells of a line: of the terminal, or none where nobody looks at one. */
  readonly width: number;
  readonly paths: StationPaths;
  /** The line that the operator names, for every verb: `--line`, or the environment. */
  readonly line: string | undefined;
  /**
   * Asks an act: over the local socket while `run` is up, otherwise in this process over the
   * opened folder. Refusals and faults are thrown and become an exit code and a sentence.
   */
  ask(name: string, input: Json, on?: Asking): Promise<Json>;
  /** Prints the answer: JSON with `--json`, else what `render` makes of it. */
  print(answer: Json, render: () => string): void;
  /** The operator's secret: key file option, environment, or a prompt on a terminal. */
  secret(prompt: 'new' | 'open'): Promise<{ passphrase: string } | { keyFile: Uint8Array }>;
  /** A question on a terminal; refused without one, naming the option that answers it. */
  confirm(question: string, option?: string): Promise<boolean>;
};

export type Asking = {
  readonly emitted?: (value: Json) => void;
  readonly progress?: (done: number, total: number) => void;
};

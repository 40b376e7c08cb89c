import { precedenceNames } from '@parley/core/codec/kinds.ts';
import type { Language } from '@parley/text/languages.ts';
import { languageNames } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import type { Precedence, ScenarioText, Step } from '@parley/text/scenario.ts';
import { identifier, isolate, phrase, type Token } from '@parley/text/tokens.ts';
import type { Key, Translate } from '@parley/text/translator.ts';
import { classKeys, confirmKeys, precedenceKeys } from '@parley/text/words.ts';
import { stateSymbols } from '../cli/messages/state-text.ts';

/** Symbols of the states, told apart without colour; an officer's act has one of its own. */
export const symbols = {
  signed: stateSymbols.signed,
  recorded: stateSymbols['on-record'],
  acknowledged: stateSymbols.acknowledged,
  answered: stateSymbols.answered,
  withheld: stateSymbols.withheld,
  notFound: '·',
  given: '→',
} as const;

const answers = ['no', 'yes', 'not-now'];

/** Lines of the display in the reader's language. */
export class Telling {
  readonly t: Translate;
  readonly lang: Language;

  constructor(t: Translate, lang: Language) {
    this.t = t;
    this.lang = lang;
  }

  /** `historical date 2022-03, day not known`. */
  date(at: string): string {
    const date = token(dayAndMinute(at));
    if (/^\d{4}-\d\d$/u.test(at)) return this.t('demo.historical-month', { date });
    return this.t('demo.historical-date', { date });
  }

  /** `● washington/4 · on their record · 16:02 UTC`. */
  state(symbol: string, entry: string, key: Key, time: number): string {
    const parts = [this.id(entry), this.#word(key), this.clock(time)];
    return `${symbol} ${parts.join(' · ')}`;
  }

  /** `IMMEDIATE · EXERCISE · answers moscow/3` */
  marks(step: { precedence: Precedence }, replyTo: string | null): string {
    const precedence = precedenceKeys[precedenceNames.indexOf(step.precedence)] as Key;
    const parts = [this.#word(precedence), this.#word(classKeys[1])];
    if (replyTo !== null) parts.push(this.t('demo.answers', { id: identifier(replyTo) }));
    return parts.join(' · ');
  }

  /** `English · original`, and beneath it the text. */
  version(text: ScenarioText): readonly string[] {
    const standing = this.#word(`standing.${text.standing}` as Key);
    const language = isolate(languageNames[text.lang], this.lang);
    return [`${language} · ${standing}`, text.text];
  }

  /** `Released by First officer, Second officer.`; nothing where nobody had to. */
  releasedBy(officers: readonly string[]): readonly string[] {
    return officers.length === 0
      ? []
      : [
          this.t('release.by', {
            officers: phrase(
              listOf(
                officers.map((one) => isolate(one, this.lang)),
                this.lang,
              ),
            ),
          }),
        ];
  }

  /** What is said by an act that carries no text. */
  act(step: Extract<Step, { from: string }>): string {
    switch (step.step) {
      case 'confirm-answer':
        return this.#word(confirmKeys[answers.indexOf(step.answer)] as Key);
      case 'watch':
        return this.#word(`watch.${step.watch}` as Key);
      default:
        return this.#word(`kind.${step.step}` as Key);
    }
  }

  id(entry: string): string {
    return isolate(identifier(entry), this.lang);
  }

  /** `16:02 UTC`: the minute of a state. */
  clock(ms: number): string {
    return isolate(token(`${new Date(ms).toISOString().slice(11, 16)}\u00a0UTC`), this.lang);
  }

  #word(key: Key): string {
    return (this.t as (key: Key) => string)(key);
  }
}

/** `2022-03`, `2022-02-24`, and with a minute `1967-06-05 11:47 UTC`. */
export function dayAndMinute(at: string): string {
  if (!at.includes('T')) return at;
  const utc = new Date(at).toISOString();
  return `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC`;
}

function token(text: string): Token {
  return { token: 'time', text };
}

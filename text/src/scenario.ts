/** A sentence of the scenario in every language the demonstration speaks. */
export type ThreeTexts = { readonly en: string; readonly ru: string; readonly ar: string };

export type PartyName = string;

export type Precedence = 'DEFERRED' | 'ROUTINE' | 'PRIORITY' | 'IMMEDIATE' | 'FLASH' | 'OVERRIDE';

export type ScenarioText = {
  readonly lang: 'en' | 'ru' | 'ar';
  readonly standing: 'original' | 'reviewed' | 'courtesy';
  readonly text: string;
};

/**
 * `at` is the historical date, as exact as the record gives it: a month, a day, or a minute with
 * its offset. `source` names the item of the public record, or "demonstration" for what is ours.
 */
type Dated = { readonly at: string; readonly source: string };

type Said = Dated & {
  readonly from: PartyName;
  readonly precedence: Precedence;
  readonly class: 'EXERCISE';
};

/** What the documents give of a message of 1967; a figure they do not give is null. */
export type Then = {
  readonly seq: number;
  readonly document: string;
  readonly transmitted: string;
  readonly received: string | null;
  readonly minutes: number | null;
  readonly characters: number;
  readonly sightTranslationMinutes: number | null;
  readonly presidentMinutes: number | null;
  readonly finalTranslationMinutes: number | null;
};

export type MessageStep = Said & {
  readonly step: 'message';
  readonly id: string;
  readonly replyTo?: string;
  readonly texts: readonly ScenarioText[];
  readonly then?: Then;
};

export type Step =
  | MessageStep
  | (Said & { readonly step: 'ack'; readonly replyTo: string })
  | (Said & { readonly step: 'withheld'; readonly replyTo: string; readonly untilMinutes: number })
  | (Said & {
      readonly step: 'confirm';
      readonly id: string;
      readonly texts: readonly ScenarioText[];
    })
  | (Said & {
      readonly step: 'confirm-answer';
      readonly replyTo: string;
      readonly answer: 'yes' | 'no' | 'not-now';
    })
  | (Said & {
      readonly step: 'service';
      readonly id: string;
      readonly texts: readonly ScenarioText[];
    })
  | (Said & {
      readonly step: 'watch';
      readonly watch: 'staffed' | 'unstaffed' | 'listening-only' | 'closed';
      readonly untilMinutes: number;
    })
  | (Dated & { readonly step: 'cut-circuit' | 'restore-circuit'; readonly circuit: string })
  | (Dated & { readonly step: 'courier'; readonly from: PartyName; readonly to: PartyName })
  | (Dated & { readonly step: 'note'; readonly text: ThreeTexts })
  | (Dated & {
      readonly step: 'not-found';
      readonly id: string;
      readonly from: PartyName;
      readonly seq: number;
      readonly document: string | null;
      readonly language: 'en' | 'ru';
      readonly text: ThreeTexts;
    });

export type Scenario = {
  readonly schema: 'parley-scenario/1';
  readonly name: string;
  readonly about: ThreeTexts;
  readonly marking: Readonly<
    Record<'en' | 'ru' | 'ar', { readonly begins: string; readonly ends: string }>
  >;
  readonly parties: readonly PartyName[];
  readonly steps: readonly Step[];
};

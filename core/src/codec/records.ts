import { limits } from '../base/limits.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { type Availability, availabilityCheck, availabilityValue } from './availability.ts';
import type { CborValue } from './cbor.ts';
import {
  bytes,
  bytesUpTo,
  type Check,
  checked,
  distinct,
  list,
  literal,
  mapped,
  nullable,
  text,
  tuple,
  uint,
} from './check.ts';
import { type ReceiveKey, receiveKeyCheck } from './keyset.ts';
import { type KindName, kindName } from './kinds.ts';
import type { Mark } from './names.ts';
import { type Officer, officerCheck, officerValue } from './officer.ts';
import {
  hash32,
  languageTag,
  markCheck,
  markValue,
  type Predecessor,
  predecessorCheck,
  predecessorValue,
} from './shapes.ts';

/** Staffed 0, unstaffed 1, listening only 2, closed 3. */
export type WatchState = 0 | 1 | 2 | 3;
/** No 0, yes 1, not now 2. */
export type ConfirmAnswer = 0 | 1 | 2;

/** What the body of an entry of each kind records beside its texts (spec/entry.md, records). */
export type EntryRecord =
  /** SHA-256 of the attachments that are held. */
  | { readonly kind: 'ack'; readonly attachments: readonly Uint8Array[] }
  /** Until when no answer is to be expected, ms; null: not said. */
  | { readonly kind: 'withheld'; readonly until: number | null }
  | { readonly kind: 'confirm-answer'; readonly answer: ConfirmAnswer }
  | { readonly kind: 'watch'; readonly state: WatchState; readonly until: number | null }
  | ({ readonly kind: 'availability' } & Availability)
  | {
      readonly kind: 'charter';
      readonly line: Uint8Array;
      readonly predecessor: Predecessor | null;
    }
  | { readonly kind: 'roster'; readonly action: 'add' | 'remove'; readonly officer: Officer }
  | ({ readonly kind: 'handover' } & Handover)
  | ({ readonly kind: 'exercise' } & ExerciseStep)
  /** Null: agreement to the list that the entry refers to first. */
  | { readonly kind: 'terms'; readonly terms: readonly Term[] | null }
  | { readonly kind: 'incarnation'; readonly certificate: Uint8Array }
  | ({ readonly kind: 'receive-key' } & ReceiveKey)
  | {
      readonly kind: 'cut';
      readonly k: number;
      /** Hash of the cut before; of cut 0: the line id. */
      readonly previous: Uint8Array;
      readonly heads: readonly Mark[];
    };

/** The watch of a party goes from one officer to another. */
export type Handover = {
  /** Officer's id; null: nobody had the watch, and it is taken. */
  readonly from: Uint8Array | null;
  readonly to: Uint8Array;
};

/** One party's word for the start or the end of an exercise. */
export type ExerciseStep = {
  readonly step: 'start' | 'end';
  /** 16 random bytes, drawn by who proposes it. */
  readonly exercise: Uint8Array;
  readonly title: string;
  /** When it is to begin and to end, ms. */
  readonly from: number;
  readonly until: number;
};

/** One agreed term: the same thing in each language, by its tag. */
export type Term = readonly { readonly lang: string; readonly word: string }[];

export type RecordKind = EntryRecord['kind'];

/** CBOR value of a record, for `Body.record`. */
export function encodeRecord(record: EntryRecord): CborValue {
  switch (record.kind) {
    case 'ack':
      return record.attachments;
    case 'withheld':
      return record.until;
    case 'confirm-answer':
      return record.answer;
    case 'watch':
      return [record.state, record.until];
    case 'availability':
      return availabilityValue(record);
    case 'charter':
      return [record.line, predecessorValue(record.predecessor)];
    case 'roster':
      return [record.action === 'add' ? 0 : 1, officerValue(record.officer)];
    case 'incarnation':
      return record.certificate;
    case 'receive-key':
      return [record.number, record.publicKey];
    case 'cut':
      return [record.k, record.previous, record.heads.map(markValue)];
    case 'handover':
      return [record.from, record.to];
    case 'exercise': {
      const { step, exercise, title, from, until } = record;
      return [step === 'start' ? 0 : 1, exercise, title, from, until];
    }
    case 'terms':
      return record.terms?.map((term) => term.map(({ lang, word }) => [lang, word])) ?? null;
  }
}

/**
 * The record of an entry of a kind. Refuses `wrong-kind` for kinds without a record or not known
 * here, `malformed` for any other shape. An officer's id is not checked against his key here.
 */
export function decodeRecord(kind: number, value: unknown): Result<EntryRecord> {
  const name = kindName(kind);
  const check = name === undefined ? undefined : checks.get(name);
  if (check === undefined) return refuse('wrong-kind', `kind ${kind} has no record`);
  return checked(check, value, `record of ${name}`);
}

/** The same for a caller that needs one kind: its own type, or a refusal. */
export function decodeRecordOf<K extends RecordKind>(
  kind: K,
  value: unknown,
): Result<Extract<EntryRecord, { kind: K }>> {
  const check = checks.get(kind) as Check<Extract<EntryRecord, { kind: K }>>;
  return checked(check, value, `record of ${kind}`);
}

/** One head for every journal of every party at most. */
const headsMax = limits.partiesMax * limits.incarnationsMax;

const word = mapped(tuple(languageTag, text(1, limits.termUnitsMax)), ([lang, written]) => {
  return { lang, word: written };
});
/** No language twice. */
const termCheck = mapped(list(word, 1, limits.textsMax), (words): Term | undefined =>
  distinct(words.map(({ lang }) => lang)) ? words : undefined,
);

const checks = new Map<KindName, Check<EntryRecord>>([
  [
    'handover',
    mapped(tuple(nullable(bytes(8)), bytes(8)), ([from, to]) => ({ kind: 'handover', from, to })),
  ],
  [
    'exercise',
    mapped(
      tuple(literal<0 | 1>(0, 1), bytes(16), text(1, limits.exerciseTitleUnitsMax), uint, uint),
      ([step, exercise, title, from, until]): EntryRecord | undefined => {
        const which = step === 0 ? 'start' : 'end';
        return from < until
          ? { kind: 'exercise', step: which, exercise, title, from, until }
          : undefined;
      },
    ),
  ],
  [
    'terms',
    mapped(nullable(list(termCheck, 1, limits.termsMax)), (terms) => ({ kind: 'terms', terms })),
  ],
  [
    'ack',
    mapped(list(hash32, 0, limits.attachmentsMax), (attachments) => ({ kind: 'ack', attachments })),
  ],
  ['withheld', mapped(nullable(uint), (until) => ({ kind: 'withheld', until }))],
  [
    'confirm-answer',
    mapped(literal<ConfirmAnswer>(0, 1, 2), (answer) => ({ kind: 'confirm-answer', answer })),
  ],
  [
    'watch',
    mapped(tuple(literal<WatchState>(0, 1, 2, 3), nullable(uint)), ([state, until]) => ({
      kind: 'watch',
      state,
      until,
    })),
  ],
  [
    'availability',
    mapped(availabilityCheck, (availability) => ({ kind: 'availability', ...availability })),
  ],
  [
    'charter',
    mapped(tuple(hash32, nullable(predecessorCheck)), ([line, predecessor]) => ({
      kind: 'charter',
      line,
      predecessor,
    })),
  ],
  [
    'roster',
    mapped(tuple(literal<0 | 1>(0, 1), officerCheck), ([action, officer]) => ({
      kind: 'roster',
      action: action === 0 ? 'add' : 'remove',
      officer,
    })),
  ],
  [
    'incarnation',
    mapped(bytesUpTo(limits.certificateBytesMax), (certificate) => ({
      kind: 'incarnation',
      certificate,
    })),
  ],
  ['receive-key', mapped(receiveKeyCheck, (key) => ({ kind: 'receive-key', ...key }))],
  [
    'cut',
    mapped(tuple(uint, hash32, list(markCheck, 0, headsMax)), ([k, previous, heads]) => ({
      kind: 'cut',
      k,
      previous,
      heads,
    })),
  ],
]);

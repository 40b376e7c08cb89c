import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import { base64url, hexBytes, officerId, partyName, person, role, sha256, time } from './wire.ts';

/** A QR code: rows of modules; true is dark. */
const picture = z.array(z.array(z.boolean()));

/** Whether the words were read aloud here and there, and by whom that was said. */
const compared = z.object({ by: person, at: time, same: z.boolean() }).nullable();

const officers = z.array(
  z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
);

/** A party's card as it was brought to this ceremony. */
export const ceremonyCard = z.object({
  party: partyName,
  sha256,
  words: z.array(z.string()),
  ours: z.boolean(),
  /** Whom the charter makes officers of this party. */
  officers,
  compared,
});

/** A charter that is being signed: all that it says (spec/charter.md). */
export const ceremonyCharter = z.object({
  name: z.string(),
  line: sha256,
  words: z.array(z.string()),
  founded: time,
  compared,
  /** Every party has signed it. */
  complete: z.boolean(),
  parties: z.array(
    z.object({
      name: partyName,
      titles: z.record(z.string(), z.string()),
      zone: z.string(),
      recovery: hexBytes,
      signed: z.boolean(),
      ours: z.boolean(),
      officers,
    }),
  ),
  circuits: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      addresses: z.array(z.object({ party: partyName, address: z.string() })),
    }),
  ),
  rules: z.array(
    z.object({
      kinds: z.array(z.string()),
      classes: z.array(z.string().optional()),
      from: z.string().optional(),
      needs: z.array(z.object({ count: z.number(), roles: z.array(role) })),
    }),
  ),
  settings: z.array(z.object({ name: z.string(), value: z.number(), stated: z.boolean() })),
  predecessor: z.object({ line: sha256, k: z.number(), cut: hexBytes }).nullable(),
  warnings: z.array(z.object({ code: z.string(), subject: z.string() })),
  /** Drafted at this station: the ceremony's secret lies here until the line is adopted. */
  secretHere: z.boolean(),
});

/**
 * A ceremony step by step. The desk gathers cards, drafts, compares and adopts; it never signs: a
 * charter is signed by the recovery key, whose halves two officers keep off every station
 * (docs/decisions/). The file goes to them and comes back signed.
 */
export const ceremony = z
  .object({
    party: partyName,
    card: z.string(),
    sha256: z.string(),
    words: z.array(z.string()),
    /** Rows of a QR code of the card's hash; true is dark. */
    qr: picture,
    /** The card whole, for another station's camera: each text with its picture. */
    codes: z.array(z.object({ text: z.string(), qr: picture })),
    /** No line yet: officers are those of our card, and come onto it by a code of the operator. */
    founding: z.boolean(),
    /** Cards that were brought, ours first. */
    cards: z.array(ceremonyCard),
    charter: ceremonyCharter.nullable(),
    /** What comes next. */
    step: z.enum(['cards', 'draft', 'compare', 'sign', 'adopt']),
    /** Every setting that a charter may state, with its default. */
    settings: z.array(z.object({ name: z.string(), value: z.number() })),
    lines: z.array(z.object({ line: z.string(), name: z.string(), words: z.array(z.string()) })),
  })
  .openapi('Ceremony');

export type Ceremony = z.infer<typeof ceremony>;
export type CeremonyCard = z.infer<typeof ceremonyCard>;
export type CeremonyCharter = z.infer<typeof ceremonyCharter>;

export const ceremonyRoutes = {
  ceremony: route(
    'ceremony',
    'Our card for a ceremony: hash, words, QR; how far it has come; and the words of each line.',
    {},
    ceremony,
  ),
  bringCard: route(
    'bringCard',
    'A card of another party: the lines of its QR codes, or its file in base64url.',
    { json: z.object({ card: z.string().min(16).max(65_536) }) },
    ceremony,
  ),
  removeFounder: route(
    'removeFounder',
    'Take an officer off our card, before the first line and before its charter is drafted.',
    { json: z.object({ officer: officerId }) },
    ceremony,
  ),
  draftCharter: route(
    'draftCharter',
    'A charter from all the cards, each of which was compared; its secret is drawn with it.',
    {
      json: z.object({
        name: z.string().min(1).max(64),
        circuits: z
          .array(
            z.object({
              id: z.string().min(1).max(64),
              kind: z.enum(['websocket', 'courier']),
              addresses: z
                .array(z.object({ party: partyName, address: z.string().min(1).max(256) }))
                .max(10),
            }),
          )
          .min(1)
          .max(64),
        /** By name as `settings` lists them; what is left out has its default. */
        settings: z.record(z.string().max(64), z.number().int().min(1)).default({}),
        /** The line that it goes on from, by name or id. */
        succeeds: z.string().max(128).nullable().default(null),
      }),
    },
    ceremony,
  ),
  takeCharter: route(
    'takeCharter',
    'A charter file: of the party that drafted it, or with more signatures than ours has.',
    { json: z.object({ file: base64url.min(16).max(262_144) }) },
    ceremony,
  ),
  compareWords: route(
    'compareWords',
    'What was read aloud of a card or of the charter, by its hash, is the same there or is not.',
    { json: z.object({ sha256, same: z.boolean() }) },
    ceremony,
  ),
  adoptCharter: route(
    'adoptCharter',
    'The line begins: all have signed and the words are the same. Who did not draft it gives the ' +
      'secret that came apart from the file.',
    { json: z.object({ secret: hexBytes.min(64).max(64).nullable().default(null) }) },
    z.object({ line: z.string(), name: z.string(), party: partyName }),
  ),
  endCeremony: route('endCeremony', 'Forget cards, charter and secret.', {}, ceremony),
};

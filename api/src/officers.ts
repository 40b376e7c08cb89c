import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import { sheet } from './sheets.ts';
import { base64url, compartment, entryName, lineParam, officerId, role, time } from './wire.ts';

/** PublicKeyCredentialCreationOptionsJSON as browsers take it; attestation none. */
export const creationOptions = z
  .object({
    challenge: base64url,
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
    timeout: z.number(),
    attestation: z.literal('none'),
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    excludeCredentials: z.array(z.object({ id: base64url, type: z.literal('public-key') })),
  })
  .openapi('CreationOptions');

/** RegistrationResponseJSON of a browser. */
export const attestationResponse = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string()).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.string().optional(),
});

/** A passkey enrolled here that no roster entry names yet, or a change that waits. */
export const candidate = z.object({
  officer: officerId,
  name: z.string(),
  roles: z.array(role),
  compartments: z.array(compartment),
  enrolled: time,
});

export const rosterOfficer = z.object({
  officer: officerId,
  name: z.string(),
  roles: z.array(role),
  /** How he signs: a key file, a passkey, or a key that the demonstration keeps. */
  signs: z.enum(['key-file', 'passkey', 'demonstration']),
  /** Null: the administrator has named none here, and the officer opens no compartment. */
  compartments: z.array(compartment),
  /** By the charter, or by this roster entry. */
  entry: entryName.nullable(),
  /** He has a session at this moment. */
  here: z.boolean(),
});

/** A key that a recovery replaced, and that the roster still names. */
export const lostKey = z.object({
  officer: officerId,
  name: z.string(),
  successor: officerId,
  /** The new key is on the roster. */
  entered: z.boolean(),
});

export const officersAnswer = z
  .object({
    officers: z.array(rosterOfficer),
    candidates: z.array(candidate),
    lost: z.array(lostKey),
  })
  .openapi('Officers');

/** What an officer does not open he is not told of either: no row, no number, no hit. */
export const compartmentsAnswer = z
  .object({
    known: z.array(
      z.object({
        name: compartment,
        /** Ids of the officers who open it; empty for who gives none. */
        officers: z.array(officerId),
        /** Entries and drafts that were put into it; what refers to them lies in it too. */
        lies: z.number(),
      }),
    ),
    /** Of the line as a whole. */
    line: z.array(compartment),
    entries: z.array(z.object({ entry: entryName, compartments: z.array(compartment) })),
  })
  .openapi('Compartments');

export type Compartments = z.infer<typeof compartmentsAnswer>;

/** A code to be read to the officer; it is shown this once. */
export const issuedCode = z.object({ code: z.string(), ends: time });

export type Officers = z.infer<typeof officersAnswer>;
export type RosterOfficer = z.infer<typeof rosterOfficer>;
export type Candidate = z.infer<typeof candidate>;
export type CreationOptions = z.infer<typeof creationOptions>;
export type AttestationResponse = z.infer<typeof attestationResponse>;

/** `second` only for a lost passkey: the codes of two administrators, each given by one of them. */
const codes = z.object({ code: z.string().max(64), second: z.string().max(64).optional() });

export const officerRoutes = {
  enrolOptions: route(
    'enrolOptions',
    'Begin to enrol a passkey with a one-time code.',
    { json: codes },
    z.object({ ticket: z.string(), options: creationOptions }),
  ),
  enrol: route(
    'enrol',
    'Enrol the passkey; it releases nothing before a roster entry names it.',
    { json: z.object({ ticket: z.string(), response: attestationResponse }) },
    candidate,
  ),
  officers: route(
    'officers',
    'The roster of our party, and who waits for it.',
    { params: lineParam },
    officersAnswer,
  ),
  issueCode: route(
    'issueCode',
    'An administrator gives a one-time code for a new officer.',
    {
      params: lineParam,
      json: z.object({
        name: z.string().min(1).max(64),
        roles: z.array(role).min(1),
        compartments: z.array(compartment).default([]),
      }),
    },
    issuedCode,
  ),
  issueRecovery: route(
    'issueRecovery',
    'One of two administrators gives a half of the way back for a lost passkey.',
    { params: lineParam, json: z.object({ officer: officerId }) },
    issuedCode,
  ),
  rosterSheet: route(
    'rosterSheet',
    'The roster entry that adds an enrolled officer or removes one, for a principal to release.',
    {
      params: lineParam,
      json: z.object({ action: z.enum(['add', 'remove']), officer: officerId }),
    },
    sheet,
  ),
  setCompartments: route(
    'setCompartments',
    'Which compartments an officer opens.',
    {
      params: lineParam,
      json: z.object({ officer: officerId, compartments: z.array(compartment) }),
    },
    officersAnswer,
  ),
  compartments: route(
    'compartments',
    'Compartments: names, what lies in them, and who opens them, so far as the asker may know.',
    { params: lineParam },
    compartmentsAnswer,
  ),
  createCompartment: route(
    'createCompartment',
    'A new compartment; it closes nothing yet, and nobody opens it.',
    { params: lineParam, json: z.object({ name: compartment }) },
    compartmentsAnswer,
  ),
  removeCompartment: route(
    'removeCompartment',
    'Forget a compartment. Refused `compartment-used` while anything lies in it.',
    { params: lineParam, query: z.object({ name: compartment }) },
    compartmentsAnswer,
  ),
  setCompartment: route(
    'setCompartment',
    'Who opens this entry, or without an entry this line, needs all of these compartments. What ' +
      'refers to the entry lies in them as well.',
    {
      params: lineParam,
      json: z.object({ entry: entryName.optional(), compartments: z.array(compartment).max(16) }),
    },
    z.object({ compartments: z.array(compartment) }),
  ),
};

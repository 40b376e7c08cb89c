import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import { base64url, compartment, language, officerId, role, time } from './wire.ts';

/** Who is signed in, with what he may do here. */
export const sessionOfficer = z.object({
  officer: officerId,
  name: z.string(),
  /** By the newest roster; empty while his roster entry is not released. */
  roles: z.array(role),
  compartments: z.array(compartment),
  /** He signs with a key that the demonstration keeps: said on every screen. */
  demonstration: z.boolean(),
  /** Acts he may do at all; the station asks again at each (core, rights). */
  may: z.array(z.string()),
});

export const session = z
  .object({
    party: z.string(),
    now: time,
    /** The station is on a line; before that only those are officers who are to found one. */
    founded: z.boolean(),
    officer: sessionOfficer.nullable(),
    /** To be sent in the header `x-parley-desk`; null while nobody is signed in. */
    csrf: z.string().nullable(),
    /** When it ends without a request, and at the latest; ms. */
    idleEnds: time.nullable(),
    ends: time.nullable(),
    language: language.nullable(),
    /** The demonstration: links sign in, and its officers' keys lie here. */
    demonstration: z.boolean(),
    /** A station that can hold exercise lines only. */
    exerciseStation: z.boolean(),
  })
  .openapi('Session');

/** PublicKeyCredentialRequestOptionsJSON as browsers take it (WebAuthn level 3). */
export const requestOptions = z
  .object({
    challenge: base64url,
    rpId: z.string(),
    timeout: z.number(),
    userVerification: z.literal('required'),
    allowCredentials: z.array(z.object({ id: base64url, type: z.literal('public-key') })),
  })
  .openapi('RequestOptions');

/** AuthenticationResponseJSON of a browser. */
export const assertionResponse = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.string().optional(),
});

export type Session = z.infer<typeof session>;
export type SessionOfficer = z.infer<typeof sessionOfficer>;
export type RequestOptions = z.infer<typeof requestOptions>;
export type AssertionResponse = z.infer<typeof assertionResponse>;

export const sessionRoutes = {
  session: route('session', 'Who is signed in.', {}, session),
  signInOptions: route(
    'signInOptions',
    'A challenge for any passkey of this desk.',
    {},
    z.object({ ticket: z.string(), options: requestOptions }),
  ),
  signIn: route(
    'signIn',
    'Sign in by a passkey, the officer verified.',
    { json: z.object({ ticket: z.string(), response: assertionResponse }) },
    session,
  ),
  signInByLink: route(
    'signInByLink',
    'Sign in by the one-time link that the demonstration prints.',
    { json: z.object({ token: z.string().min(16).max(128) }) },
    session,
  ),
  signOut: route('signOut', 'End this session.', {}, session),
  setLanguage: route(
    'setLanguage',
    'The language of this officer, kept for him.',
    { json: z.object({ language }) },
    session,
  ),
};

import { z } from '@hono/zod-openapi';

/**
 * What the desk refuses beyond the codes of spec/errors.md and of the acts (text/, acts): each with
 * the HTTP status it comes with.
 */
export const deskCodes = {
  /** Nobody is signed in, or the session has ended. */
  'not-signed-in': 401,
  /** The roles of this officer do not let him do this. */
  'not-allowed': 403,
  /** He was taken off the roster; `detail` says when, ms since 1970. */
  'officer-removed': 403,
  /** The officer lacks the compartment of this line or entry. */
  'compartment-missing': 403,
  /** A compartment of this name is not here. */
  'no-compartment': 404,
  /** Something lies in the compartment still. */
  'compartment-used': 409,
  /** The ceremony has not come so far, or is beyond it; `detail` says which step comes next. */
  'ceremony-step': 409,
  /** The request carries no csrf word of this session, or comes from another origin. */
  'forged-request': 403,
  /** Too many requests, or too many failed sign-ins; `detail` says for how many seconds. */
  'too-many-requests': 429,
  /** A code or link that is unknown, used, or past its time. */
  'code-invalid': 403,
  /** The passkey is not one of this desk, or its assertion does not hold. */
  'passkey-refused': 403,
  /** No such address. */
  'not-found': 404,
  /** The input does not have the form asked for; `detail` says where. */
  'bad-input': 400,
  /** Another officer changed the same words meanwhile: `conflict` shows both, nothing is lost. */
  'draft-conflict': 409,
  /** Releases stand on it that this change would void; ask again with `voids: true`. */
  'approvals-void': 409,
  /** A language version is not reviewed, or its original has changed since. */
  'not-reviewed': 409,
  /** Addressee or class is not chosen; for REAL at FLASH and above the class is typed. */
  'not-chosen': 409,
  /** The bytes shown are not those that would be signed now. */
  'sheet-changed': 409,
  /** Who wrote it does not release it. */
  'drafter-releases': 403,
  /** A FLASH or OVERRIDE is unacknowledged: the watch cannot be handed over. */
  'flash-unacknowledged': 409,
  /** Another officer has the watch. */
  'wrong-holder': 409,
  /** More attachments wait in drafts than a line keeps room for. */
  'attachments-full': 409,
  /** Tokens (coordinates, times, numbers) differ between language versions. */
  'tokens-differ': 409,
  /** An exercise line carries nothing of class REAL, and a real line no exercise station. */
  'exercise-line': 409,
  /** Nothing is running that could be ended, or one is running already. */
  'exercise-state': 409,
} as const;

export type DeskCode = keyof typeof deskCodes;

/** Both texts of a `draft-conflict`: what stands, what was sent, and a merge to begin from. */
export const conflict = z.object({
  revision: z.number().int(),
  theirs: z.string(),
  yours: z.string(),
  merged: z.string(),
});

/** Every answer that is not 200. `code` is of a closed list; a sentence for it stands in text/. */
export const refused = z
  .object({ code: z.string(), detail: z.string(), conflict: conflict.optional() })
  .openapi('Refused');

export type Refused = z.infer<typeof refused>;
export type Conflict = z.infer<typeof conflict>;

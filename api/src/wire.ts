import { z } from '@hono/zod-openapi';
import { classNames, precedenceNames, roles } from '@parley/core/codec/kinds.ts';

/** Ms since 1970 UTC. */
export const time = z.number().int().nonnegative();
/** Bytes as lower-case hexadecimal. */
export const hexBytes = z.string().regex(/^[0-9a-f]*$/u);
/** Bytes in base 64 for addresses, without padding (WebAuthn). */
export const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/u);
/** An entry by name: `moscow/41`, or with the incarnation in full. */
export const entryName = z.string().min(3).max(128);
/** A party's name in the charter. */
export const partyName = z.string().min(1).max(64);
/** A language tag (BCP 47). */
export const language = z.string().min(2).max(35);
/** 16 bytes, drawn when a draft is begun. */
export const draftId = z.string().regex(/^[0-9a-f]{32}$/u);
/** First 8 bytes of the hash of an officer's key. */
export const officerId = z.string().regex(/^[0-9a-f]{16}$/u);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const precedence = z.enum(precedenceNames);
export const messageClass = z.enum(classNames);
export const role = z.enum(roles);
/** A name of this station's own; never on the line. */
export const compartment = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/u);

/** An officer by the pseudonym of the roster. */
export const person = z.object({ officer: officerId, name: z.string() });

export const lineParam = z.object({ line: z.string().min(1).max(128) });
export const draftParam = lineParam.extend({ draft: draftId });

/** Which part of a list; `total` in the answer says how many there are. */
export const page = z.object({
  from: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(0).max(500).default(50),
});

export type Person = z.infer<typeof person>;
export type Precedence = z.infer<typeof precedence>;
export type MessageClass = z.infer<typeof messageClass>;

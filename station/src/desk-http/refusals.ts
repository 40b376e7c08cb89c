import { type Conflict, type DeskCode, deskCodes, type Refused } from '@parley/api/refused.ts';
import { ActRefusal } from '../acts/act.ts';
import { StoreFault, StoreRefusal } from '../store/refusals.ts';

/** A refusal of the desk's own, with its HTTP status in the contract. */
export class DeskRefusal extends Error {
  override name = 'DeskRefusal';
  readonly code: DeskCode;
  readonly detail: string;
  readonly conflict: Conflict | undefined;

  constructor(code: DeskCode, detail = '', conflict?: Conflict) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.conflict = conflict;
  }
}

/** Codes of acts that speak of something that is not here. */
const missing = new Set(['no-line', 'no-draft', 'entry-missing', 'attachment-missing']);
const unable = new Set(['disk-full', 'store-failed', 'station-mute', 'station-busy', 'queue-full']);

/** What failed, as an answer; undefined: a bug or a fault, and nobody's business outside. */
export function answerOf(error: unknown): { status: number; body: Refused; fault: boolean } {
  if (error instanceof DeskRefusal) {
    const { code, detail, conflict } = error;
    const body = { code, detail, ...(conflict && { conflict }) };
    return { status: deskCodes[code], body, fault: false };
  }
  if (error instanceof ActRefusal || error instanceof StoreRefusal) {
    const { code, detail } = error;
    const own = (deskCodes as Readonly<Record<string, number>>)[code];
    const status = own ?? (missing.has(code) ? 404 : unable.has(code) ? 503 : 409);
    return { status, body: { code, detail }, fault: false };
  }
  if (error instanceof StoreFault) {
    return { status: 503, body: { code: error.kind, detail: '' }, fault: true };
  }
  return { status: 500, body: { code: 'bug', detail: '' }, fault: true };
}

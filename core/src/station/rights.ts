import type { Role } from '../codec/kinds.ts';

/**
 * Who may do what at a station (design section 8): one table of acts and roles, asked by the desk
 * and by the command line alike. It says who may begin an act; who must release an entry is the
 * charter's matter and stands in `keys/release.ts`.
 */
const table = {
  /** Lists without a text: what waits, how it stands, whether the line is up. */
  look: [
    'principal',
    'releaser',
    'duty-officer',
    'drafter',
    'translator',
    'auditor',
    'administrator',
  ],
  /** Any text: an entry, a search, the transcript, an attachment. */
  read: ['principal', 'releaser', 'duty-officer', 'drafter', 'translator', 'auditor'],
  draft: ['principal', 'releaser', 'duty-officer', 'drafter', 'translator'],
  /** Words of another language, and the judgement of them. */
  translate: ['principal', 'releaser', 'duty-officer', 'drafter', 'translator'],
  review: ['principal', 'releaser', 'duty-officer', 'translator'],
  release: ['principal', 'releaser', 'duty-officer'],
  /** Acknowledge, withhold, ask, answer a question: an officer's word about one entry. */
  answer: ['principal', 'releaser', 'duty-officer'],
  service: ['duty-officer', 'administrator'],
  watch: ['principal', 'duty-officer'],
  exercise: ['principal', 'releaser'],
  terms: ['principal', 'releaser', 'translator'],
  'test-line': ['principal', 'duty-officer', 'administrator'],
  rekey: ['administrator', 'duty-officer'],
  /** Ask that the record be made final now: it costs every party signatures and space. */
  cut: ['principal', 'releaser', 'duty-officer', 'auditor'],
  export: ['principal', 'releaser', 'auditor'],
  disclose: ['principal', 'auditor'],
  /** The private journal: who read what. */
  access: ['principal', 'auditor'],
  /** One-time codes for officers; that they become officers is a principal's release. */
  enrol: ['administrator'],
  roster: ['principal', 'administrator'],
  compartments: ['administrator'],
  ceremony: ['principal', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof table;
export const rights = Object.keys(table) as Right[];

/** An officer as the station knows him at this moment. */
export type Actor = {
  /** By the roster; empty: he is not on it, and may do nothing. */
  readonly roles: readonly Role[];
  /** Compartments that he opens. */
  readonly compartments: readonly string[];
};

/** Rights that show or make words, which a compartment may close. */
const closed: ReadonlySet<Right> = new Set([
  'read',
  'draft',
  'translate',
  'review',
  'release',
  'answer',
  'export',
  'disclose',
]);

/**
 * Whether an officer may do this about something that lies in these compartments: some role of his
 * allows it, and he has all of the compartments. Undefined: he may.
 */
export function rightRefusal(
  actor: Actor,
  right: Right,
  compartments: readonly string[] = [],
): 'not-allowed' | 'compartment-missing' | undefined {
  const allowed: readonly Role[] = table[right];
  if (!actor.roles.some((role) => allowed.includes(role))) return 'not-allowed';
  if (!closed.has(right)) return undefined;
  return compartments.every((one) => actor.compartments.includes(one))
    ? undefined
    : 'compartment-missing';
}

/** All that an officer may begin where no compartment stands in his way. */
export function rightsOf(actor: Actor): Right[] {
  return rights.filter((right) => rightRefusal(actor, right) === undefined);
}

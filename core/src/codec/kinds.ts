/** Kinds of entries by name (spec/entry.md). A number that is not here is carried as it is. */
export const kinds = {
  message: 1,
  ack: 2,
  withheld: 3,
  confirm: 4,
  'confirm-answer': 5,
  service: 6,
  watch: 7,
  availability: 8,
  charter: 9,
  roster: 10,
  incarnation: 11,
  'receive-key': 12,
  cut: 13,
  retraction: 14,
  correction: 15,
  handover: 16,
  exercise: 17,
  terms: 18,
} as const;

export type KindName = keyof typeof kinds;

const kindNames = new Map<number, KindName>(
  (Object.keys(kinds) as KindName[]).map((name) => [kinds[name], name]),
);

/** The name of a kind, or undefined: "kind N, not readable here". */
export function kindName(kind: number): KindName | undefined {
  return kindNames.get(kind);
}

/** What officers and operators write for people; the rest stations write to each other. */
export function isForPeople(kind: number): boolean {
  return (kind >= kinds.message && kind <= kinds.service) || kind >= kinds.retraction;
}

/** By number, least urgent first (RFC 6477). */
export const precedenceNames = [
  'DEFERRED',
  'ROUTINE',
  'PRIORITY',
  'IMMEDIATE',
  'FLASH',
  'OVERRIDE',
] as const;
export type PrecedenceName = (typeof precedenceNames)[number];

/** By number. */
export const classNames = ['REAL', 'EXERCISE', 'TEST'] as const;
export type ClassName = (typeof classNames)[number];

/** What an officer may be at a station (design section 1). */
export const roles = [
  'principal',
  'releaser',
  'duty-officer',
  'drafter',
  'translator',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

import type { Key } from './translator.ts';

/** Precedences by their number (RFC 6477), lowest first. */
export const precedenceKeys = [
  'precedence.deferred',
  'precedence.routine',
  'precedence.priority',
  'precedence.immediate',
  'precedence.flash',
  'precedence.override',
] as const satisfies readonly Key[];

/** Classes by their number. */
export const classKeys = [
  'class.real',
  'class.exercise',
  'class.test',
] as const satisfies readonly Key[];

/** What a party says of its watch, by number; with a time, the key ends in `-until`. */
export const watchKeys = [
  'watch.staffed',
  'watch.unstaffed',
  'watch.listening-only',
  'watch.closed',
] as const satisfies readonly Key[];

/** Standings of a text by number. */
export const standingKeys = [
  'standing.original',
  'standing.reviewed',
  'standing.courtesy',
] as const satisfies readonly Key[];

/** The answers to "did you say this?" by number. */
export const confirmKeys = [
  'confirm.no',
  'confirm.yes',
  'confirm.not-now',
] as const satisfies readonly Key[];

const kindKeys = [
  'kind.unknown',
  'kind.message',
  'kind.ack',
  'kind.withheld',
  'kind.confirm',
  'kind.confirm-answer',
  'kind.service',
  'kind.watch',
  'kind.availability',
  'kind.charter',
  'kind.roster',
  'kind.incarnation',
  'kind.receive-key',
  'kind.cut',
  'kind.retraction',
  'kind.correction',
  'kind.handover',
  'kind.exercise',
  'kind.terms',
] as const satisfies readonly Key[];

/** The key of a kind's word; a kind from a later version is `kind.unknown`. */
export function kindKey(kind: number): (typeof kindKeys)[number] {
  return kindKeys[kind] ?? 'kind.unknown';
}

/** Whose act it was where no officer is named: the steps of an alarm are the station's own. */
export function accessByNobody(act: string): 'access.station' | 'access.nobody' {
  return /^line-(?:told|alarm)-/u.test(act) ? 'access.station' : 'access.nobody';
}

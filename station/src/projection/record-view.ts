import { hex } from '@parley/core/base/bytes.ts';
import { type Availability, minuteIsUp } from '@parley/core/codec/availability.ts';
import { decodeCertificateUnverified } from '@parley/core/codec/certificate.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { EntryRecord, Term } from '@parley/core/codec/records.ts';

/** An officer as far as he is known here; null: his id is all there is. */
export type NamedOfficer = { readonly id: string; readonly name: string | null };

/** A record as JSON: officers, parties and entries by name, hashes and ids in hexadecimal. */
export type RecordView =
  | { readonly kind: 'ack'; readonly attachments: readonly string[] }
  | { readonly kind: 'withheld'; readonly until: number | null }
  | { readonly kind: 'confirm-answer'; readonly answer: number }
  | { readonly kind: 'watch'; readonly state: number; readonly until: number | null }
  | {
      readonly kind: 'availability';
      readonly hour: number;
      readonly parties: readonly PartyHourView[];
      readonly privateRoot: string;
    }
  | {
      readonly kind: 'charter';
      readonly line: string;
      readonly predecessor: { readonly line: string; readonly k: number } | null;
    }
  | {
      readonly kind: 'roster';
      readonly action: 'add' | 'remove';
      readonly officer: NamedOfficer;
      readonly roles: readonly Role[];
    }
  | {
      readonly kind: 'incarnation';
      readonly party: string;
      readonly number: number;
      /** The last entry before it that its author knows; null: none. */
      readonly before: string | null;
    }
  | { readonly kind: 'receive-key'; readonly number: number }
  | { readonly kind: 'cut'; readonly k: number; readonly heads: readonly string[] }
  | {
      readonly kind: 'handover';
      readonly from: NamedOfficer | null;
      readonly to: NamedOfficer;
    }
  | {
      readonly kind: 'exercise';
      readonly step: 'start' | 'end';
      readonly exercise: string;
      readonly title: string;
      readonly from: number;
      readonly until: number;
    }
  | { readonly kind: 'terms'; readonly terms: readonly Term[] | null };

export type PartyHourView = {
  readonly party: string;
  readonly minutesUp: number;
  readonly circuits: readonly {
    readonly id: string;
    readonly minutesUp: number;
    readonly sent: number;
    readonly returned: number;
    readonly medianUs: number;
    readonly maxUs: number;
  }[];
};

/** How the place where it is shown calls what a record names. */
export type RecordNames = {
  officer(id: Uint8Array): string | null;
  party(index: number): string;
  entry(journal: JournalName, seq: number): string;
};

/** A record for whoever reads it; undefined only for a certificate of another form. */
export function recordView(record: EntryRecord, names: RecordNames): RecordView | undefined {
  const officer = (id: Uint8Array) => ({ id: hex(id), name: names.officer(id) });
  switch (record.kind) {
    case 'ack':
      return { kind: 'ack', attachments: record.attachments.map(hex) };
    case 'withheld':
    case 'confirm-answer':
    case 'watch':
    case 'terms':
      return record;
    case 'availability':
      return availabilityView(record, names);
    case 'charter': {
      const { line, predecessor } = record;
      const from = predecessor && { line: hex(predecessor.line), k: predecessor.k };
      return { kind: 'charter', line: hex(line), predecessor: from };
    }
    case 'roster': {
      const { id, name, roles } = record.officer;
      return { kind: 'roster', action: record.action, officer: { id: hex(id), name }, roles };
    }
    case 'incarnation':
      return incarnationView(record.certificate, names);
    case 'receive-key':
      return { kind: 'receive-key', number: record.number };
    case 'cut': {
      const heads = record.heads.filter(({ size }) => size > 0);
      const named = heads.map((head) => names.entry(head, head.size - 1));
      return { kind: 'cut', k: record.k, heads: named };
    }
    case 'handover': {
      const { from, to } = record;
      return { kind: 'handover', from: from && officer(from), to: officer(to) };
    }
    case 'exercise':
      return { ...record, exercise: hex(record.exercise) };
  }
}

function availabilityView(hour: Availability, names: RecordNames): RecordView {
  const parties = hour.parties.map(({ party, lineUp, circuits }) => ({
    party: names.party(party),
    minutesUp: minutesIn(lineUp),
    circuits: circuits.map(({ id, up, sent, returned, medianUs, maxUs }) => {
      return { id, minutesUp: minutesIn(up), sent, returned, medianUs, maxUs };
    }),
  }));
  return { kind: 'availability', hour: hour.hour, parties, privateRoot: hex(hour.privateRoot) };
}

function minutesIn(bits: Uint8Array): number {
  return Array.from({ length: 60 }, (_, minute) => minuteIsUp(bits, minute)).filter(Boolean).length;
}

function incarnationView(bytes: Uint8Array, names: RecordNames): RecordView | undefined {
  const decoded = decodeCertificateUnverified(bytes);
  if (!decoded.ok) return undefined;
  const { party, number, previous } = decoded.value.certificate;
  const known = previous !== null && previous.size > 0;
  const before = known ? names.entry({ ...previous, party }, previous.size - 1) : null;
  return { kind: 'incarnation', party: names.party(party), number, before };
}

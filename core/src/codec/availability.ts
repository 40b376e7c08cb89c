import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { bytes, distinct, list, mapped, text, tuple, uint } from './check.ts';
import { hash32, partyIndex } from './shapes.ts';

/** One circuit to one party in one hour. */
export type CircuitHour = {
  readonly id: string;
  /** 60 bits, minute 0 first: a challenge of that minute came back in time. */
  readonly up: Uint8Array;
  readonly sent: number;
  readonly returned: number;
  /** Round trips, microseconds; 0 when none came back. */
  readonly medianUs: number;
  readonly maxUs: number;
};

/** The line to one party in one hour: up when a canary came back. */
export type PartyHour = {
  readonly party: number;
  readonly lineUp: Uint8Array;
  readonly circuits: readonly CircuitHour[];
};

/** A party's ledger of one hour (design section 5). */
export type Availability = {
  /** Start of the hour, ms UTC. */
  readonly hour: number;
  readonly parties: readonly PartyHour[];
  /** SHA-256(salt, root of the private journal). */
  readonly privateRoot: Uint8Array;
};

/** Name of a circuit in a charter and in a ledger. */
export const circuitId = text(1, 64, /^[A-Za-z0-9._-]+$/);

/** 60 bits in 8 bytes; the last four bits are zero. */
const minutes = mapped(bytes(8), (bits) => (((bits[7] as number) & 15) === 0 ? bits : undefined));

const circuitHour = mapped(
  tuple(circuitId, minutes, uint, uint, uint, uint),
  ([id, up, sent, returned, medianUs, maxUs]): CircuitHour => ({
    id,
    up,
    sent,
    returned,
    medianUs,
    maxUs,
  }),
);

const partyHour = mapped(
  tuple(partyIndex, minutes, list(circuitHour, 0, limits.circuitsMax)),
  ([party, lineUp, circuits]): PartyHour | undefined =>
    distinct(circuits.map((circuit) => circuit.id)) ? { party, lineUp, circuits } : undefined,
);

/** Each party once, each circuit once. */
export const availabilityCheck = mapped(
  tuple(uint, list(partyHour, 0, limits.partiesMax), hash32),
  ([hour, parties, privateRoot]): Availability | undefined =>
    distinct(parties.map((one) => one.party)) ? { hour, parties, privateRoot } : undefined,
);

export function availabilityValue(availability: Availability): CborValue {
  const { hour, parties, privateRoot } = availability;
  const rows = parties.map((one) => [one.party, one.lineUp, one.circuits.map(circuitValue)]);
  return [hour, rows, privateRoot];
}

function circuitValue(circuit: CircuitHour): CborValue {
  const { id, up, sent, returned, medianUs, maxUs } = circuit;
  return [id, up, sent, returned, medianUs, maxUs];
}

/** Whether minute 0..59 is marked. */
export function minuteIsUp(bits: Uint8Array, minute: number): boolean {
  return (((bits[minute >> 3] as number) >> (7 - (minute & 7))) & 1) === 1;
}

/** The bits with one minute marked; the old ones stay as they are. */
export function withMinuteUp(bits: Uint8Array, minute: number): Uint8Array {
  const out = bits.slice();
  out[minute >> 3] = (out[minute >> 3] as number) | (1 << (7 - (minute & 7)));
  return out;
}

import { ActRefusal } from '../acts/act.ts';
import { chooseLine, isCalled } from '../desk/context.ts';
import type { Addresses, Station, StationLine } from '../station.ts';

/** An address that the operator gives: for the line he names, or for the one that is meant. */
export type ListenAt = { readonly line?: string | undefined; readonly address: string };
export type DialAt = ListenAt & { readonly party: string };

export type Given = {
  readonly listen: readonly ListenAt[];
  readonly dial: readonly DialAt[];
  /** Which line is meant where none is named; without it the only one that no other follows. */
  readonly line?: string | undefined;
};

/**
 * Where each line of a station listens and dials, where that differs from its charter. An address
 * without a line holds for one line for as long as the process runs: a line that is adopted
 * meanwhile does not take it over.
 */
export class LineAddresses {
  readonly #given: Given;
  #meant: string | undefined;

  /** Refuses `no-line` and `which-line`, before anything is opened, and `unknown-party`. */
  constructor(station: Station, given: Given) {
    this.#given = given;
    for (const { line } of [...given.listen, ...given.dial]) {
      if (line !== undefined) meantBy(station, line);
      else if (station.lines.size > 0) this.#meant = meantBy(station, given.line)?.id ?? nobody;
    }
    for (const one of given.dial) this.#checkParty(station, one);
  }

  of(line: StationLine): Addresses {
    const { listen, dial } = this.#given;
    if ([...listen, ...dial].some((one) => one.line === undefined)) this.#meant ??= line.id;
    const holds = (one: ListenAt): boolean => {
      return one.line === undefined ? this.#meant === line.id : isCalled(line, one.line);
    };
    const at = listen.find(holds)?.address;
    const byParty = new Map<number, string>();
    line.charter.parties.forEach(({ name }, party) => {
      const found = dial.find((one) => one.party === name && holds(one));
      if (found) byParty.set(party, found.address);
    });
    return { ...(at === undefined ? {} : { listen: at }), dial: byParty };
  }

  #checkParty(station: Station, { line, party }: DialAt): void {
    const name = line ?? this.#meant;
    const found = name === undefined || name === nobody ? undefined : meantBy(station, name);
    if (found && !found.charter.parties.some(({ name }) => name === party)) {
      throw new ActRefusal('unknown-party', party);
    }
  }
}

/** No line has this id: the address is for one that was set aside. */
const nobody = '-';

/** Undefined: an address may be for a damaged line, and that keeps no other from its start. */
function meantBy(station: Station, name: string | undefined): StationLine | undefined {
  try {
    return chooseLine(station, name);
  } catch (error) {
    if (station.damaged.size === 0) throw error;
    return undefined;
  }
}

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
      if (line !== undefined) chooseLine(station, line);
      else if (station.lines.size > 0) this.#meant = chooseLine(station, given.line).id;
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
    if (line === undefined && this.#meant === undefined) return;
    const { charter } = chooseLine(station, line ?? this.#meant);
    if (!charter.parties.some(({ name }) => name === party)) {
      throw new ActRefusal('unknown-party', party);
    }
  }
}

import type { Precedence } from '@parley/core/codec/entry.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { difference } from '../invariants/i07-converges.ts';
import { Violation } from '../invariants/invariant.ts';
import type { Link } from '../network/link.ts';
import type { Run } from '../run/run.ts';
import { exportCourier, importCourier } from '../station/courier.ts';
import { openIncarnation } from '../station/incarnation.ts';
import type { SimStation } from '../station/station.ts';
import { textBody } from '../world/texts.ts';

/** What a scenario is told with: stations, circuits, time, and claims. */
export class Story {
  readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  get world() {
    return this.run.world;
  }

  station(i: number): SimStation {
    return this.world.station(i);
  }

  link(a: number, b: number, name = 'ws'): Link {
    return this.world.link(name, Math.min(a, b), Math.max(a, b));
  }

  /** One circuit between each two, up. */
  async connectAll(): Promise<void> {
    this.world.connectAll();
    await this.pass(1000);
  }

  cut(a: number, b: number): void {
    this.run.cut(this.link(a, b));
  }

  mend(a: number, b: number): void {
    this.run.mend(this.link(a, b));
  }

  say(at: number, text: string, precedence: Precedence = 1): void {
    this.station(at).write({ body: textBody(text), precedence });
  }

  pass(ms: number): Promise<void> {
    return this.run.pass(ms);
  }

  /** How far a party's present journal is known to be on another's record. */
  recorded(author: number, by: number): number {
    return cosignedBy(this.station(author).line, this.own(author), by);
  }

  own(author: number): Journal {
    const { line } = this.station(author);
    return line.journals.get(line.own) as Journal;
  }

  journal(at: number, prefix: string): Journal | undefined {
    return [...this.station(at).line.journals.values()].find(({ key }) => key.startsWith(prefix));
  }

  /** A stick from one to another, if need be after a while. */
  async carry(from: number, to: number, ms = 60_000): Promise<void> {
    const made = exportCourier(this.station(from), to);
    await this.pass(2000);
    const file = await made;
    this.expect(file !== null, 'a courier file is written');
    await this.pass(ms);
    if (file) {
      const taken = importCourier(this.station(to), file);
      await this.pass(5000);
      await taken;
    }
  }

  async openIncarnation(at: number): Promise<void> {
    const opened = openIncarnation(this.station(at));
    await this.pass(5000);
    this.expect(await opened, `${at} opens new keys`);
  }

  expect(holds: boolean, what: string): void {
    if (!holds) throw new Violation('scenario', `it does not hold that ${what}`);
  }

  /** All honest stations have become one within that time. */
  async expectOne(ms: number): Promise<void> {
    const end = this.world.elapsed + ms;
    while (difference(this.run) && this.world.elapsed < end) await this.pass(1000);
    const rest = difference(this.run);
    this.expect(rest === undefined, `all are one again: ${rest}`);
  }
}

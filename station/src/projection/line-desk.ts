import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { CrowdedMarks } from './crowded-marks.ts';
import { Projection } from './projection.ts';
import { ReachedMarks } from './reached-marks.ts';
import { ensureProjection } from './schema.ts';
import { ViolationMarks } from './violation-marks.ts';

/** Nothing was shown for so long: the projection may take its share of the processor. */
const idleMs = 2000;
const tickMs = 500;

/** What people are shown of one line, kept up to date while nothing else is to be done. */
export class LineDesk {
  readonly projection: Projection;
  readonly reached: ReachedMarks;
  readonly violations: ViolationMarks;
  readonly crowded: CrowdedMarks;
  readonly #host: LineHost;
  #timer: NodeJS.Timeout | undefined;
  #busyAt = 0;
  #stopFollowing: (() => void)[] = [];
  #whenCaughtUp: (() => void)[] = [];

  constructor(store: LineStore, host: LineHost) {
    this.#host = host;
    this.projection = new Projection(store, () => host.line);
    this.reached = new ReachedMarks(store);
    this.violations = new ViolationMarks(store);
    this.crowded = new CrowdedMarks(store);
  }

  start(): void {
    ensureProjection(this.projection.store);
    this.#stopFollowing = [
      this.reached.follow(this.#host),
      this.violations.follow(this.#host),
      this.crowded.follow(this.#host),
      this.#host.subscribe((event) => {
        if (event.event === 'entries') this.#busyAt = performance.now();
      }),
    ];
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const stop of this.#stopFollowing) stop();
  }

  /** One chunk a tick while the line is quiet: a message that comes now waits for no projection. */
  #tick(): void {
    if (performance.now() - this.#busyAt < idleMs) return;
    if (this.projection.advance() || this.projection.fault) return;
    for (const work of this.#whenCaughtUp.splice(0)) work();
  }

  /** Once, as soon as the tables hold every entry that is on disk. */
  onceCaughtUp(work: () => void): void {
    this.#whenCaughtUp.push(work);
  }
}

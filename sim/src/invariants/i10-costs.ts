import type { Cost } from '../station/cost.ts';
import { type Invariant, Violation } from './invariant.ts';

/*
 * Measured over all ways to lie and many seeds: a signature is looked at for every 390 bytes that
 * come, an `open` is tried for every 5,700, and 1.4 bytes are written for one. The bounds are two
 * to three times that. What a station's own people write, and its starts, are its own affair.
 */
const bytesPerCheck = 150;
const bytesPerDecapsulation = 2500;
const writtenPerByte = 3;
/** An entry of its own brings its head, nodes of the tree and its note. */
const writtenPerOwnByte = 24;

/** At the beginning everything is dear. */
const checksFree = 200;
const decapsulationsFree = 64;
const writtenFree = 256 * 1024;

/** What a start may do again: sessions derived anew, certificates and facts looked at. */
const checksPerStart = 200;
const decapsulationsPerStart = 64;

/** What others send costs a station in proportion to what it cost them: counted, not timed. */
export const i10Costs: Invariant = {
  id: 'I10',
  claim: 'whatever is sent costs its sender more than the station that it is sent to',
  watch(run) {
    const look = () => {
      for (const { me, cost } of run.honest) {
        const found = excess(cost);
        if (found) throw new Violation('I10', `${me}: ${found}`);
      }
    };
    return { looked: look, finished: look };
  },
};

function excess(cost: Cost): string | undefined {
  const { bytesCome, bytesOwn, starts, factsRead } = cost;
  const checks = bytesCome / bytesPerCheck + checksPerStart * starts + factsRead + checksFree;
  if (cost.checks > checks) return `${cost.checks} signatures for ${bytesCome} bytes`;
  const tried =
    bytesCome / bytesPerDecapsulation + decapsulationsPerStart * starts + decapsulationsFree;
  if (cost.decapsulations > tried) return `${cost.decapsulations} keys for ${bytesCome} bytes`;
  const written = writtenPerByte * bytesCome + writtenPerOwnByte * bytesOwn + writtenFree;
  if (cost.bytesWritten <= written) return undefined;
  return `${cost.bytesWritten} bytes written for ${bytesCome}, and ${bytesOwn} of its own`;
}

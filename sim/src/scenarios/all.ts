import { bothPowersFail } from './both-powers-fail.ts';
import { crossedUltimatums } from './crossed-ultimatums.ts';
import { diskFullAtCosign } from './disk-full-at-cosign.ts';
import { dstAndLeapSecond } from './dst-and-leap-second.ts';
import { emconThenBurst } from './emcon-then-burst.ts';
import { exerciseEnds } from './exercise-ends.ts';
import { firstSyncByCourier } from './first-sync-by-courier.ts';
import { flashBetweenParts, flashIntoBacklog, flashWithinItsBound } from './flash-into-backlog.ts';
import { onlyTheCourier } from './only-the-courier.ts';
import { relayKeepsLast } from './relay-keeps-last.ts';
import { restoredInCrisis } from './restored-in-crisis.ts';
import { rewrittenAfterAMonth } from './rewritten-after-a-month.ts';
import type { Scenario } from './scenario.ts';
import { stolenLaptopSpeaks } from './stolen-laptop-speaks.ts';
import { twoHotlines } from './two-hotlines.ts';
import { upgradeOnOneSide } from './upgrade-on-one-side.ts';
import { witnessLies } from './witness-lies.ts';

/** The situations that must exist by name. */
export const scenarios: readonly Scenario[] = [
  crossedUltimatums,
  flashIntoBacklog,
  flashWithinItsBound,
  flashBetweenParts,
  onlyTheCourier,
  emconThenBurst,
  restoredInCrisis,
  bothPowersFail,
  relayKeepsLast,
  rewrittenAfterAMonth,
  diskFullAtCosign,
  stolenLaptopSpeaks,
  exerciseEnds,
  dstAndLeapSecond,
  upgradeOnOneSide,
  witnessLies,
  firstSyncByCourier,
  twoHotlines,
];

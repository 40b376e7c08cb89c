import type { Target } from './engine/target.ts';
import { entryTargets } from './targets/entries.ts';
import { envelopeTargets } from './targets/envelope.ts';
import { evidenceTargets } from './targets/evidence.ts';
import { foundingTargets } from './targets/founding.ts';
import { proofTargets } from './targets/proofs.ts';
import { stationTargets } from './targets/station.ts';
import { stepTargets } from './targets/step.ts';

/** Every decoder that bytes of a stranger reach, and the core behind them. */
export const targets: readonly Target[] = [
  ...entryTargets,
  ...foundingTargets,
  ...proofTargets,
  ...evidenceTargets,
  ...envelopeTargets,
  ...stationTargets,
  ...stepTargets,
];

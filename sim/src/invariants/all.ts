import { i01 } from './i01-recorded-is-held.ts';
import { i02Guard } from './i02-guard-first.ts';
import { i02 } from './i02-one-head.ts';
import { i03 } from './i03-one-transcript.ts';
import { i04 } from './i04-signed-by-owner.ts';
import { i05 } from './i05-drop-is-noticed.ts';
import { i06 } from './i06-fork-is-proved.ts';
import { i07 } from './i07-converges.ts';
import { i08 } from './i08-flash-overtakes.ts';
import { i09 } from './i09-evidence-first.ts';
import { i10 } from './i10-bounds.ts';
import { i10Costs } from './i10-costs.ts';
import { i11 } from './i11-cosigned-trees-grow.ts';
import { i12 } from './i12-frames-open.ts';
import { i13 } from './i13-clocks.ts';
import { i14 } from './i14-transcript-verifies.ts';
import { i15 } from './i15-ledgers-agree.ts';
import { i17 } from './i17-is-understood.ts';
import { i18 } from './i18-acknowledged-stays.ts';
import { i19 } from './i19-attachments-are-whole.ts';
import type { Invariant } from './invariant.ts';

/** Everything that always holds, whatever the faults. */
export const invariants: readonly Invariant[] = [
  i01,
  i02,
  i02Guard,
  i03,
  i04,
  i05,
  i06,
  i07,
  i08,
  i09,
  i10,
  i10Costs,
  i11,
  i12,
  i13,
  i14,
  i15,
  i17,
  i18,
  i19,
];

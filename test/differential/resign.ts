/** Witnesses signed anew, by keys that may and keys that may not. */

import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import type { Witness, WitnessSignature } from '@parley/core/evidence/transcript-format.ts';
import { changeWitnesses } from '@parley/station/evidence/testing/tampering.ts';
import type { TestJournal, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import type { Chance } from './random.ts';

/** The transcript with some of its witnesses changed and signed as somebody would. */
export function resigned(chance: Chance, line: TestLine, bytes: Uint8Array): Uint8Array {
  return changeWitnesses(bytes, (witness) =>
    chance.oneIn(2) ? witness : changed(chance, line, witness),
  );
}

function changed(chance: Chance, line: TestLine, witness: Witness): Witness {
  const signer = chance.pick([...line.journals.values()]);
  const text = textOf(line, witness);
  switch (chance.below(6)) {
    case 0:
      return { ...witness, signature: chance.oneIn(2) ? null : signer.signers.note.sign(text) };
    case 1:
      return { ...witness, cosignatures: witness.cosignatures.slice(1) };
    case 2: {
      const cosignatures = witness.cosignatures.map((one) => again(chance, line, one, text));
      return { ...witness, cosignatures };
    }
    case 3: {
      const own = cosigned(signer, text, 1_700_000_000);
      return { ...witness, cosignatures: [...witness.cosignatures, own] };
    }
    case 4:
      return { ...witness, pq: witness.pq.slice(1) };
    default: {
      const own = cosigned(signer, text, 1_700_000_001);
      return { ...witness, cosignatures: [own] };
    }
  }
}

function textOf(line: TestLine, { journal, size, root, leaf }: Witness): Uint8Array {
  const name = line.charter.parties[journal.party]?.name ?? '';
  return checkpointText({ origin: originOf(line.line, name, journal), size, root, leaf });
}

/** Another time, by the right key or by another party's. */
function again(
  chance: Chance,
  line: TestLine,
  one: WitnessSignature,
  text: Uint8Array,
): WitnessSignature {
  const journals = [...line.journals.values()];
  const right = journals.find(({ name }) => name.party === one.cosigner.party);
  const by = chance.oneIn(2) ? right : chance.pick(journals);
  return by === undefined ? one : { ...cosigned(by, text, one.time + 1), cosigner: one.cosigner };
}

function cosigned(
  { name, signers }: TestJournal,
  text: Uint8Array,
  time: number,
): WitnessSignature {
  const signature = signers.cosign.sign(cosignatureMessage(time, text));
  return { cosigner: name, time, signature };
}

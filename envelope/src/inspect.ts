import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { frameType, sealedId } from './frame.ts';
import type { PeerKeys } from './parties.ts';
import type { Receiver } from './receiver.ts';
import type { ReceivingSession } from './session.ts';

/** What one frame of a file would give. */
export type Inspected = Result<
  | { t: 'payload'; from: JournalName; payload: Uint8Array }
  | { t: 'certificate'; certificate: Uint8Array }
  | { t: 'open'; from: JournalName }
  | { t: 'cannot-open' }
>;

type Opener = {
  readonly session: Pick<ReceivingSession, 'open'>;
  readonly from: JournalName;
};

/** Opens frames in their order with the sessions they bring and those we have; keeps nothing. */
export async function inspect(
  receiver: Receiver,
  frames: readonly Uint8Array[],
  peerOf: (party: number) => PeerKeys | undefined,
): Promise<Inspected[]> {
  const brought = new Map<string, Opener>();
  const out: Inspected[] = [];
  for (const frame of frames) {
    if (frame.length > limits.frameBytesMax) out.push(refuse('frame-too-large'));
    else if (frame[0] === frameType.open) {
      out.push(await inspectOpen(receiver, frame, peerOf, brought));
    } else out.push(inspectOther(receiver, frame, brought));
  }
  return out;
}

async function inspectOpen(
  receiver: Receiver,
  frame: Uint8Array,
  peerOf: (party: number) => PeerKeys | undefined,
  brought: Map<string, Opener>,
): Promise<Inspected> {
  const open = receiver.check(frame, peerOf);
  if (!open.ok) return open;
  const key = receiver.lookUp(open.value);
  if (!key.ok) return key;
  const session = await receiver.derive(open.value, key.value);
  if (!session.ok) return session;
  const from = open.value.sender;
  brought.set(hex(open.value.id), { session: session.value, from });
  return ok({ t: 'open', from });
}

function inspectOther(
  receiver: Receiver,
  frame: Uint8Array,
  brought: ReadonlyMap<string, Opener>,
): Inspected {
  if (frame[0] === frameType.certificate) {
    return ok({ t: 'certificate', certificate: frame.subarray(1) });
  }
  if (frame[0] === frameType.cannotOpen) return ok({ t: 'cannot-open' });
  if (frame[0] !== frameType.sealed) return refuse('unknown-type');
  const id = sealedId(frame);
  if (id === undefined) return refuse('malformed', 'frame too short');
  const opener = brought.get(hex(id)) ?? receiver.find(hex(id));
  if (opener === undefined) return refuse('session-unknown', hex(id));
  const payload = opener.session.open(frame);
  if (payload === undefined) return refuse('frame-altered', hex(id));
  return ok({ t: 'payload', from: opener.from, payload });
}

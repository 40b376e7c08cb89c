import { hex } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import { frameType } from '@parley/envelope/frame.ts';
import type { CourierFile } from '../circuits/courier/container.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import type { StationLine } from '../station.ts';
import { OpensOfFile } from './opens.ts';
import { Prospect } from './prospect.ts';
import type { CourierReport } from './report.ts';

/** Bytes of frames that are opened at a time. */
const stretchBytes = 16 * 1024 * 1024;

/** Says what an import would do, changing nothing here or anywhere (spec/courier.md, import). */
export async function dryRun(line: StationLine, file: CourierFile): Promise<Result<CourierReport>> {
  const prospect = new Prospect(line.host.line);
  const envelope = scratchEnvelope(line);
  /** Frames in clear, repeated before each stretch: the sessions of the file are in them. */
  const clear: Uint8Array[] = [];
  const opens = new OpensOfFile(line.host.options.crypto);
  let stretch: Uint8Array[] = [];
  let bytes = 0;
  let opened = 0;
  const open = async (): Promise<void> => {
    const found = await envelope.inspect([...clear, ...stretch]);
    for (const one of found.slice(clear.length)) {
      if (!one.ok) prospect.refuse(one.code);
      else if (one.value.t === 'payload') {
        opened++;
        prospect.payload(one.value.payload, one.value.from);
      }
    }
    stretch = [];
    bytes = 0;
  };
  for await (const frame of file.frames()) {
    if (!frame.ok) return frame;
    if (frame.value[0] === frameType.certificate) {
      const certificate = prospect.certificate(frame.value.subarray(1));
      if (certificate) admit(line, envelope, certificate);
    } else if (frame.value[0] === frameType.open) {
      const look = opens.look(frame.value);
      if (look === 'over-limit') prospect.refuse(look);
      if (look !== 'new') continue;
      const [one] = await envelope.inspect([frame.value]);
      if (one && !one.ok) prospect.refuse(one.code);
      clear.push(frame.value);
    } else {
      stretch.push(frame.value);
      bytes += frame.value.length;
      if (bytes >= stretchBytes) await open();
    }
  }
  await open();
  const { held, peeked, contested, receipts } = prospect;
  const counts = { held, peeked, contested, receipts, opened, frames: file.manifest.length };
  const refused = [...prospect.refused].map(([code, count]) => ({ code, count }));
  const fresh = [...prospect.fresh.values()];
  return { ok: true, value: { from: file.from, id: hex(file.id), ...counts, fresh, refused } };
}

/** The station's sessions of this moment, in an envelope that speaks to nobody. */
function scratchEnvelope(line: StationLine): Envelope {
  const { host, store } = line;
  const { crypto, entropy, line: id } = host.options;
  const own = host.line.journals.get(host.line.own)?.name;
  if (!own) throw new Error('every line has an own journal');
  const sign = (): Uint8Array => new Uint8Array(64);
  const envelope = new Envelope({
    secret: { line: id, psk: store.keyring.psk() as Uint8Array },
    own: { ...own, sign },
    ports: { hpke, aead, crypto, entropy },
    emit: () => {},
  });
  for (const party of host.line.peers.keys()) setPeer(line, envelope, party);
  for (const key of host.guard()?.receiveKeys.list(hex(id)) ?? []) envelope.addReceiveKey(key, 0);
  return envelope;
}

type NamedKey = { readonly number: number; readonly tag: Uint8Array; readonly key: Uint8Array };

function setPeer(
  { host, me }: StationLine,
  envelope: Envelope,
  party: number,
  more: readonly NamedKey[] = [],
): void {
  const receiveKey = host.line.receiveKeys.get(party);
  if (party === me || !receiveKey) return;
  const noteKeys = sortedJournals(host.line)
    .filter(({ name }) => name.party === party)
    .map(({ name, keys }): NamedKey => ({ number: name.number, tag: name.tag, key: keys.note }));
  const known = new Set(noteKeys.map(({ tag }) => hex(tag)));
  const fresh = more.filter(({ tag }) => !known.has(hex(tag)));
  envelope.setPeer(party, { noteKeys: [...noteKeys, ...fresh], receiveKey });
}

function admit(
  line: StationLine,
  envelope: Envelope,
  certificate: { party: number; number: number; tag: Uint8Array; keys: { note: Uint8Array } },
): void {
  const { party, number, tag, keys } = certificate;
  setPeer(line, envelope, party, [{ number, tag, key: keys.note }]);
}

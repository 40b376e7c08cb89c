import { equal } from '@parley/core/base/bytes.ts';
import type { StationLine } from '../station.ts';
import { type CarriedFile, carriedFiles, dropCarried, isReceipted, putCarried } from './carried.ts';
import { repeatAnswers } from './unopened.ts';

/**
 * Tells the envelope of the courier files whose receipt is out, and of what peers could not open.
 * Before every export and import, and once after a start; a second time changes nothing.
 */
export function armCourier(line: StationLine): void {
  const { host, store } = line;
  host.onCourierLost = (peer, session) => onLost(line, peer, session);
  for (const { peer, session, to } of carriedFiles(store)) {
    host.envelope.expectReceipt(peer, session, to);
  }
  repeatAnswers(host, store, host.options.clock.now().elapsed);
}

function onLost(line: StationLine, peer: number, session: Uint8Array): void {
  const file = carriedFiles(line.store).find((one) => equal(one.session, session));
  if (!file || file.peer !== peer || file.lost) return;
  putCarried(line.store, { ...file, lost: true });
  const detail = `courier file of ${new Date(file.time).toISOString()}`;
  line.host.show({
    event: 'refused',
    code: 'session-unknown',
    detail,
    from: peer,
    circuit: 'courier',
  });
}

/** Files that are on record in full are forgotten; says which are still out. */
export function settleCourier(line: StationLine): CarriedFile[] {
  const out: CarriedFile[] = [];
  for (const file of carriedFiles(line.store)) {
    if (!isReceipted(line.host.line, file)) out.push(file);
    else {
      line.host.envelope.receipted(file.peer, file.session);
      dropCarried(line.store, file.session);
    }
  }
  return out;
}

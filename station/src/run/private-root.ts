import { entropy, type StationLine } from '../station.ts';
import { privateKinds } from '../store/private-journal.ts';

const beforeEndMs = 1000;

/**
 * Binds the private journal into the shared line: shortly before each availability period ends,
 * the hash of a fresh salt and its root goes to the core for the hourly entry, and the salt into
 * the private journal itself, as what only its owner can show. The answer ends it.
 */
export function bindPrivateRoot(line: StationLine): () => void {
  const periodMs = line.host.line.settings.availabilityPeriodS * 1000;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    const now = Date.now();
    const left = periodMs - (now % periodMs) - beforeEndMs;
    timer = setTimeout(turn, left > 0 ? left : left + periodMs);
    timer.unref();
  };
  const turn = () => {
    bind(line);
    next();
  };
  turn();
  return () => clearTimeout(timer);
}

function bind({ privateJournal, host }: StationLine): void {
  const salt = entropy.bytes(16);
  const { size } = privateJournal;
  const hash = privateJournal.privateRootHash(salt);
  const { time, clock } = host.options.clock.now();
  privateJournal.append({
    kind: privateKinds.note,
    officer: null,
    act: 'private-root',
    what: [size, salt, hash],
    time,
    clock,
  });
  host.loop.input({ kind: 'private-root', hash });
}

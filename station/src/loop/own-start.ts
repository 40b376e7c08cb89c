import { hex } from '@parley/core/base/bytes.ts';
import { type Certificate, verifyCertificate } from '@parley/core/codec/certificate.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { type GuardValue, startLine } from '@parley/core/station/start.ts';
import type { HostOptions } from './host-options.ts';

/** The core of a line as its store and its guard give it. */
export function startOf(options: HostOptions): Line {
  const { store, line, charter, me, crypto, entropy, clock } = options;
  const certificates = ownCertificates(options);
  return startLine({
    line,
    charter,
    me,
    crypto,
    entropy,
    certificates,
    guard: guardOf(options, certificates.at(-1)),
    stored: store.start(),
    now: clock.now(),
  });
}

/** What the guard says of our present incarnation; `missing` where it cannot be read. */
function guardOf(options: HostOptions, present: Certificate | undefined): GuardValue | 'missing' {
  const { station, line, charter, me } = options;
  const state = station.guard();
  const tag = present?.tag ?? charter.parties[me]?.tag;
  if (state.state !== 'ready' || !tag) return 'missing';
  const number = present?.number ?? 0;
  const name = { line: hex(line), number, tag };
  const mark = state.guard.get(name);
  // A guard that knows newer keys of ours than the database: that is from before them.
  if (!mark || state.guard.newest(hex(line)) > number) return 'missing';
  const beyond = state.guard.beyond(name) !== undefined;
  return { journal: { party: me, number, tag }, size: mark.size, root: mark.root, beyond };
}

/** Certificates of our later incarnations whose private keys are here, the present one last. */
function ownCertificates(options: HostOptions): Certificate[] {
  const { store, charter, line, crypto } = options;
  const found: Certificate[] = [];
  for (const key of store.keyring.incarnations()) {
    const keys = store.keyring.get(key);
    if (!keys || keys.certificate.length === 0) continue;
    const verified = verifyCertificate(crypto, { line, charter }, keys.certificate);
    if (verified.ok) found.push(verified.value);
  }
  return found.sort((a, b) => a.number - b.number);
}

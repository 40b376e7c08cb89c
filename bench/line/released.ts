import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import type { Signer } from '@parley/station/keys/signer.ts';
import { entropy, type StationLine } from '@parley/station/station.ts';
import { messageText } from '../corpus.ts';

/** A message of class TEST at PRIORITY with one officer's Ed25519 release. */
export function releasedBody(line: StationLine, officer: Signer, seq: number): Uint8Array {
  const { crypto, line: id } = line.host.options;
  const texts = [{ ...messageText(seq), standing: 0 as const }];
  const body = { ...emptyBody, texts, draft: entropy.bytes(16) };
  const subject = {
    line: id,
    author: line.me,
    kind: 1,
    precedence: 2 as const,
    class: 2 as const,
    references: [],
    body,
  };
  const signature = officer.sign(releaseChallenge(crypto, subject));
  const id8 = officerIdOf(crypto, 0, officer.publicKey);
  return encodeBody({ ...body, releases: [{ officer: id8, scheme: 0, signature }] });
}

import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { encodeCertificate, verifyCertificate } from '@parley/core/codec/certificate.ts';
import { decodeCharter, encodeCharter, lineIdOf, partyValue } from '@parley/core/codec/charter.ts';
import {
  addCharterSignature,
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { settingsOf } from '@parley/core/codec/settings.ts';
import { readFounding } from '@parley/core/evidence/founding.ts';
import { foundingRoster } from '@parley/core/keys/roster.ts';
import { certificateContentOf } from '../../tools/vectors/certificate-content.ts';
import type { Target } from '../engine/target.ts';
import { again, all, sameBytes } from './again.ts';
import { lenientCrypto as crypto } from './crypto.ts';
import { casesOf, vectorsOf } from './vectors.ts';

/** A charter, and what a station makes of it before anything else. */
const charter: Target = {
  name: 'charter',
  seeds: () => vectorsOf('charter'),
  run: all(
    again((bytes) => decodeCharter(crypto, bytes), encodeCharter),
    (bytes) => {
      const read = decodeCharter(crypto, bytes);
      if (!read.ok) return undefined;
      settingsOf(read.value.settings);
      read.value.parties.forEach((_, party) => void foundingRoster(read.value, party));
      return undefined;
    },
  ),
};

const charterFile: Target = {
  name: 'charter-file',
  seeds: () => vectorsOf('charter-file'),
  run: all(again(decodeCharterFile, encodeCharterFile), (bytes) => {
    const read = decodeCharterFile(bytes);
    if (!read.ok) return undefined;
    verifyCharterFile(crypto, read.value);
    readFounding(crypto, bytes);
    charterSigningInput(read.value.charter);
    addCharterSignature(crypto, read.value, 0, new Uint8Array(64));
    return undefined;
  }),
};

const card: Target = {
  name: 'card',
  seeds: () => {
    const charters = vectorsOf('charter').map((bytes) => decodeCharter(crypto, bytes));
    return charters.flatMap((read) =>
      read.ok ? read.value.parties.map((party) => encode(partyValue(party))) : [],
    );
  },
  run: again((bytes) => decodeCard(crypto, bytes), encodeCard),
};

const given = casesOf('certificate')[0]?.given?.charter;
const foundingBytes = new Uint8Array(Buffer.from(String(given), 'hex'));

const certificate: Target = {
  name: 'certificate',
  seeds: () => vectorsOf('certificate'),
  run: (bytes) => {
    const founding = decodeCharter(crypto, foundingBytes);
    if (!founding.ok) return 'the vectors give a charter';
    const line = lineIdOf(crypto, foundingBytes);
    const read = verifyCertificate(crypto, { line, charter: founding.value }, bytes);
    if (!read.ok) return undefined;
    const { content, signature } = certificateContentOf(bytes, read.value);
    return sameBytes(encodeCertificate(content, signature), bytes);
  },
};

export const foundingTargets: readonly Target[] = [charter, charterFile, card, certificate];

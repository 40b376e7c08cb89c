import type { VectorFile } from './case.ts';
import { bodyVectors } from './formats/body.ts';
import { bodyTextsVectors } from './formats/body-texts.ts';
import { cardVectors } from './formats/card.ts';
import { certificateVectors } from './formats/certificate.ts';
import { charterAlarmVectors, charterFileVectors, charterVectors } from './formats/charter.ts';
import { courierVectors } from './formats/courier.ts';
import { cutTriesVectors } from './formats/cut-tries.ts';
import { disclosureRosterVectors } from './formats/disclosure-roster.ts';
import { ed25519Vectors } from './formats/ed25519.ts';
import { entryVectors } from './formats/entry.ts';
import { entryRecordVectors } from './formats/entry-records.ts';
import { disclosureVectors, transcriptVectors } from './formats/evidence.ts';
import { forkFileVectors } from './formats/fork-file.ts';
import { forkProofVectors } from './formats/fork-proof.ts';
import { cannotOpenVectors, frameVectors, openVectors } from './formats/frames.ts';
import { disclosureGivenVectors, transcriptGivenVectors } from './formats/given-line.ts';
import { heldNamesVectors } from './formats/held-names.ts';
import {
  disclosureIncarnationsVectors,
  transcriptIncarnationsVectors,
} from './formats/incarnations.ts';
import { itemCountVectors } from './formats/item-count.ts';
import { journalEndVectors } from './formats/journal-end.ts';
import { journalProofVectors } from './formats/journal-proof.ts';
import { lastPrincipalVectors } from './formats/last-principal.ts';
import { mixedReleasesVectors } from './formats/mixed-releases.ts';
import { noteVectors } from './formats/note.ts';
import { opensVectors } from './formats/opens.ts';
import { overLimitBodyVectors, overLimitVectors } from './formats/over-limit.ts';
import { partsVectors } from './formats/parts.ts';
import { payloadVectors } from './formats/payload.ts';
import { recordVectors } from './formats/records.ts';
import { localhostVectors, originVectors, releaseVectors } from './formats/release.ts';
import { es256Vectors } from './formats/release-es256.ts';
import { runVectors } from './formats/run.ts';
import { canaryAnswerVectors, cosignatureVectors, pqVectors } from './formats/signed-payloads.ts';
import { tlogProofVectors } from './formats/tlog-proof.ts';

/**
 * The files this repository made itself, by path under vectors/. A published file never changes:
 * more cases of an old format are a file of their own beside it.
 */
export const files: ReadonlyMap<string, () => VectorFile> = new Map([
  ['body/body.json', bodyVectors],
  ['body/texts.json', bodyTextsVectors],
  ['canary-answer/canary-answer.json', canaryAnswerVectors],
  ['cannot-open/cannot-open.json', cannotOpenVectors],
  ['card/card.json', cardVectors],
  ['certificate/certificate.json', certificateVectors],
  ['charter/charter.json', charterVectors],
  ['charter/alarm.json', charterAlarmVectors],
  ['charter-file/charter-file.json', charterFileVectors],
  ['cosignature/cosignature.json', cosignatureVectors],
  ['courier/courier.json', courierVectors],
  ['disclosure/disclosure.json', disclosureVectors],
  ['disclosure/given-line.json', disclosureGivenVectors],
  ['disclosure/incarnations.json', disclosureIncarnationsVectors],
  ['disclosure/mixed-releases.json', mixedReleasesVectors],
  ['disclosure/roster.json', disclosureRosterVectors],
  ['ed25519/ed25519.json', ed25519Vectors],
  ['entry/entry.json', entryVectors],
  ['fork-file/fork-file.json', forkFileVectors],
  ['fork-proof/fork-proof.json', forkProofVectors],
  ['frame/frame.json', frameVectors],
  ['journal-proof/journal-proof.json', journalProofVectors],
  ['note/note.json', noteVectors],
  ['open/open.json', openVectors],
  ['open/opens.json', opensVectors],
  ['over-limit/body.json', overLimitBodyVectors],
  ['over-limit/over-limit.json', overLimitVectors],
  ['parts/parts.json', partsVectors],
  ['payload/payload.json', payloadVectors],
  ['payload/journal-end.json', journalEndVectors],
  ['payload/item-count.json', itemCountVectors],
  ['pq/pq.json', pqVectors],
  ['record/record.json', recordVectors],
  ['record/entries.json', entryRecordVectors],
  ['release/release.json', releaseVectors],
  ['release/es256.json', es256Vectors],
  ['release/localhost.json', localhostVectors],
  ['release/origins.json', originVectors],
  ['run/run.json', runVectors],
  ['tlog-proof/tlog-proof.json', tlogProofVectors],
  ['transcript/cut-tries.json', cutTriesVectors],
  ['transcript/given-line.json', transcriptGivenVectors],
  ['transcript/held-names.json', heldNamesVectors],
  ['transcript/incarnations.json', transcriptIncarnationsVectors],
  ['transcript/last-principal.json', lastPrincipalVectors],
  ['transcript/transcript.json', transcriptVectors],
]);

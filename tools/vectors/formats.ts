import type { VectorFile } from './case.ts';
import { bodyVectors } from './formats/body.ts';
import { certificateVectors } from './formats/certificate.ts';
import { charterFileVectors, charterVectors } from './formats/charter.ts';
import { noteVectors } from './formats/note.ts';
import { payloadVectors } from './formats/payload.ts';
import { releaseVectors } from './formats/release.ts';
import { runVectors } from './formats/run.ts';

/**
 * The files this repository made itself, by path under vectors/. A published file never changes:
 * more cases of an old format are a file of their own beside it.
 */
export const files: ReadonlyMap<string, () => VectorFile> = new Map([
  ['body/body.json', bodyVectors],
  ['certificate/certificate.json', certificateVectors],
  ['charter/charter.json', charterVectors],
  ['charter-file/charter-file.json', charterFileVectors],
  ['note/note.json', noteVectors],
  ['payload/payload.json', payloadVectors],
  ['release/release.json', releaseVectors],
  ['run/run.json', runVectors],
]);

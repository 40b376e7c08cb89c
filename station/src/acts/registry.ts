import { accessAct } from './access/access.ts';
import type { Act, ActContext, Json } from './act.ts';
import { ActRefusal } from './act.ts';
import { exerciseAct, exercisesAct } from './agreements/exercise.ts';
import { handoverAct } from './agreements/handover.ts';
import { termsAct, termsShowAct } from './agreements/terms.ts';
import { cardAct } from './ceremony/card.ts';
import { charterAct, finalCutAct } from './ceremony/charter.ts';
import { charterAdoptAct } from './ceremony/charter-adopt.ts';
import { incarnationOpenAct, incarnationPrepareAct } from './ceremony/incarnation.ts';
import { courierExportAct } from './courier/export.ts';
import { courierImportAct } from './courier/import.ts';
import { discloseAct } from './evidence/disclose.ts';
import { forkExportAct } from './evidence/fork-export.ts';
import { transcriptExportAct } from './evidence/transcript-export.ts';
import { transcriptShowAct } from './evidence/transcript-show.ts';
import { availabilityAct } from './line/availability.ts';
import { circuitsAct } from './line/circuits.ts';
import { rekeyReceiveAct } from './line/rekey-receive.ts';
import { statusAct } from './line/status.ts';
import { testAct } from './line/test.ts';
import { writeRecordAct } from './line/write-record.ts';
import { messageActs } from './messages/acts.ts';
import { enrolledAct, officerCodeAct, officersAct } from './officers/officers.ts';
import { challengeAct, provenInput } from './officers/proven.ts';
import { refuseOfficer } from './officers/rights.ts';
import { backupAct } from './store/backup.ts';
import { doctorAct } from './store/doctor.ts';

/** Every act a station can be asked for. Areas add theirs here, one line each, by name. */
const acts: readonly Act[] = [
  accessAct,
  availabilityAct,
  backupAct,
  cardAct,
  charterAct,
  charterAdoptAct,
  challengeAct,
  circuitsAct,
  doctorAct,
  exerciseAct,
  exercisesAct,
  handoverAct,
  termsAct,
  termsShowAct,
  finalCutAct,
  incarnationOpenAct,
  incarnationPrepareAct,
  officerCodeAct,
  officersAct,
  enrolledAct,
  rekeyReceiveAct,
  statusAct,
  testAct,
  writeRecordAct,
  courierExportAct,
  courierImportAct,
  discloseAct,
  forkExportAct,
  transcriptExportAct,
  transcriptShowAct,
  ...messageActs,
];

const byName = new Map(acts.map((one) => [one.name, one]));

/** Checks the input and runs the act. Refuses `unknown-act` and `bad-input` with what is wrong. */
export async function performAct(context: ActContext, name: string, input: Json): Promise<Json> {
  const act = byName.get(name);
  if (!act) throw new ActRefusal('unknown-act', name);
  const parsed = act.input.safeParse(provenInput(context, name, input));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ActRefusal('bad-input', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  refuseOfficer(context, name, parsed.data);
  return await act.run(context, parsed.data);
}

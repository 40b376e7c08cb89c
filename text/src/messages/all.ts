import { access } from './access.ts';
import { acts } from './acts.ts';
import { agreements } from './agreements.ts';
import { availability } from './availability.ts';
import { charter } from './charter.ts';
import { charterSays } from './charter-says.ts';
import { circuits } from './circuits.ts';
import { classes } from './classes.ts';
import { conformance } from './conformance.ts';
import { demo } from './demo.ts';
import { desk } from './desk.ts';
import { deskRefusals } from './desk-refusals.ts';
import { deskServer } from './desk-server.ts';
import { doctor } from './doctor.ts';
import { doctorAdvice } from './doctor-advice.ts';
import { entryRecords } from './entry-records.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { exported } from './exported.ts';
import { faults } from './faults.ts';
import { findings } from './findings.ts';
import { follow } from './follow.ts';
import { help } from './help.ts';
import { kinds } from './kinds.ts';
import { options } from './options.ts';
import { precedences } from './precedences.ts';
import { prompts } from './prompts.ts';
import { proves } from './proves.ts';
import { refusals } from './refusals.ts';
import { release } from './release.ts';
import { show } from './show.ts';
import { silence } from './silence.ts';
import { states } from './states.ts';
import { status } from './status.ts';
import { unopened } from './unopened.ts';
import { verdicts } from './verdicts.ts';
import { watch } from './watch.ts';

/** Every sentence of every area; keys carry the name of their area, so none can collide. */
export const messages = {
  ...access,
  ...acts,
  ...agreements,
  ...availability,
  ...charter,
  ...charterSays,
  ...circuits,
  ...classes,
  ...conformance,
  ...demo,
  ...desk,
  ...deskRefusals,
  ...deskServer,
  ...doctor,
  ...doctorAdvice,
  ...entryRecords,
  ...errors,
  ...evidence,
  ...exported,
  ...faults,
  ...findings,
  ...follow,
  ...help,
  ...kinds,
  ...options,
  ...precedences,
  ...prompts,
  ...proves,
  ...refusals,
  ...release,
  ...show,
  ...silence,
  ...states,
  ...status,
  ...unopened,
  ...verdicts,
  ...watch,
} as const;

/** The catalogues one by one, so that a test can see a key given twice. */
export const areas = {
  access,
  acts,
  agreements,
  availability,
  charter,
  charterSays,
  circuits,
  classes,
  conformance,
  demo,
  desk,
  deskRefusals,
  deskServer,
  doctor,
  doctorAdvice,
  entryRecords,
  errors,
  evidence,
  exported,
  faults,
  findings,
  follow,
  help,
  kinds,
  options,
  precedences,
  prompts,
  proves,
  refusals,
  release,
  show,
  silence,
  states,
  status,
  unopened,
  verdicts,
  watch,
} as const;

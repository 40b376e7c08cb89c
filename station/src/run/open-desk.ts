import type { Logger } from 'pino';
import { ActRefusal } from '../acts/act.ts';
import type { DemonstrationOfficer } from '../desk-http/desk.ts';
import { DeskServing } from '../desk-http/serve.ts';
import { readOfficerFile } from '../keys/officer-file.ts';
import type { Station } from '../station.ts';
import type { DeskPlan } from './desk-plan.ts';

/** A desk that is open: its address, and for a demonstration a link for each of its officers. */
export type OpenDesk = {
  readonly origin: string;
  readonly links: readonly { readonly officer: string; readonly url: string }[];
  close(): Promise<void>;
};

/** Opens the desk of a running station. */
export async function openDesk(station: Station, plan: DeskPlan, log: Logger): Promise<OpenDesk> {
  const { host, port, name, tls } = plan;
  const serving = await DeskServing.listen({
    station,
    host,
    port,
    demonstration: plan.demonstration.map(demonstrationOfficer),
    onFault: (error) => log.error({ err: error }, 'desk'),
    ...(name === undefined ? {} : { name }),
    ...(tls ? { tls } : {}),
  });
  const { origin } = serving;
  return { origin, links: linksOf(serving), close: () => serving.close() };
}

function demonstrationOfficer(file: string): DemonstrationOfficer {
  const read = readOfficerFile(file);
  if (!read.ok) throw new ActRefusal(read.code, read.detail);
  const { officer, signer } = read.value;
  return { id: officer.id, signer };
}

const linkMs = 24 * 3_600_000;

/** What stands behind # in a link goes to no server, and the word is good once. */
function linksOf({ desk, origin }: DeskServing): OpenDesk['links'] {
  return (desk.options.demonstration ?? []).flatMap(({ id }) => {
    return desk.lines().flatMap((line) => {
      const officer = line.officer(id);
      if (!officer) return [];
      const ends = line.now + linkMs;
      const code = { purpose: 'link', issuer: null, officer: id, about: '', ends } as const;
      return [{ officer: officer.name, url: `${origin}/#sign-in/${line.codes.issue(code)}` }];
    });
  });
}

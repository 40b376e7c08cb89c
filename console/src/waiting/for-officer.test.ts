import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { Matter } from '@parley/api/inbox.ts';
import type { SessionOfficer } from '@parley/api/session.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { type Right, rightsOf } from '@parley/core/station/rights.ts';
import { describe, expect, it } from 'vitest';
import { type Known, waitingFor } from './for-officer.ts';

const orlova = { officer: 'a1a1a1a1a1a1a1a1', name: 'K. Orlova' };
const sokolov = { officer: 'b2b2b2b2b2b2b2b2', name: 'S. Sokolov' };

function officer(who: typeof orlova, may: readonly Right[]): SessionOfficer {
  return { ...who, roles: [], compartments: [], demonstration: false, may: [...may] };
}

const nothing: Known = {
  party: 'moscow',
  matters: [],
  drafts: [],
  sheets: [],
  watch: undefined,
  exercises: [],
  terms: [],
};

function draft(more: Partial<WorkingDraft>): WorkingDraft {
  const bare = { draft: 'd', stage: 'release', drafters: [orlova], approvals: [], texts: [] };
  return { ...bare, ...more } as unknown as WorkingDraft;
}

function sheet(draftId: string, signer: object): Sheet {
  const signers = [{ ...sokolov, released: false, refusal: null, ...signer }];
  return { draft: draftId, signers } as unknown as Sheet;
}

const releaser = officer(sokolov, rightsOf({ roles: ['releaser'], compartments: [] }));
const drafter = officer(orlova, rightsOf({ roles: ['drafter'], compartments: [] }));

describe('what waits for an officer', () => {
  it('is a receipt and then an answer, for those who may give them', () => {
    const matters = ['unacknowledged', 'acknowledged', 'withheld'].map((stage) => {
      return { entry: stage, stage } as unknown as Matter;
    });
    const found = waitingFor(releaser, { ...nothing, matters });
    expect(found.acknowledge.map(({ entry }) => entry)).toEqual(['unacknowledged']);
    expect(found.answer.map(({ entry }) => entry)).toEqual(['acknowledged', 'withheld']);
    const auditor = officer(orlova, rightsOf({ roles: ['auditor'], compartments: [] }));
    expect(waitingFor(auditor, { ...nothing, matters }).acknowledge).toEqual([]);
  });

  it('is a release that he may give, has not given, and whose words are another’s', () => {
    const drafts = [
      draft({ draft: 'open' }),
      draft({ draft: 'given', approvals: [sokolov] }),
      draft({ draft: 'his', drafters: [sokolov] }),
      draft({ draft: 'early', stage: 'review' }),
    ];
    const found = waitingFor(releaser, { ...nothing, drafts });
    expect(found.releaseDrafts.map((one) => one.draft)).toEqual(['open']);
    expect(waitingFor(drafter, { ...nothing, drafts }).releaseDrafts).toEqual([]);
  });

  it('is an act that lacks his signature and would take it', () => {
    const sheets = [
      sheet('open', {}),
      sheet('given', { released: true }),
      sheet('his', { refusal: 'release-by-drafter' }),
    ];
    const found = waitingFor(releaser, { ...nothing, sheets });
    expect(found.releaseSheets.map((one) => one.draft)).toEqual(['open']);
    expect(waitingFor(drafter, { ...nothing, sheets }).releaseSheets).toEqual([]);
  });

  it('is a translation that another wrote, and his own draft when it comes back', () => {
    const text = { standing: 'unreviewed', by: orlova } as unknown as WorkingDraft['texts'][number];
    const drafts = [draft({ draft: 'words', stage: 'review', texts: [text] })];
    const translator = officer(sokolov, rightsOf({ roles: ['translator'], compartments: [] }));
    expect(waitingFor(translator, { ...nothing, drafts }).review).toHaveLength(1);
    const self = { ...translator, officer: orlova.officer };
    expect(waitingFor(self, { ...nothing, drafts }).review).toEqual([]);
    const back = [draft({ stage: 'back' })];
    expect(waitingFor(drafter, { ...nothing, drafts: back }).back).toHaveLength(1);
    expect(waitingFor(releaser, { ...nothing, drafts: back }).back).toEqual([]);
  });

  it('is a hand-over that he has not signed, and not the same sheet a second time', () => {
    const pending = sheet('handover', {});
    const watch = { onWatch: null, pending };
    const found = waitingFor(releaser, { ...nothing, sheets: [pending], watch });
    expect(found.handover).toBe(pending);
    expect(found.releaseSheets).toEqual([]);
    const signed = { onWatch: null, pending: sheet('handover', { released: true }) };
    expect(waitingFor(releaser, { ...nothing, watch: signed }).handover).toBe(null);
  });

  it('is the watch where nobody has it, for those who could take it', () => {
    const watch = { onWatch: null, pending: null };
    const duty = officer(orlova, rightsOf({ roles: ['duty-officer'], compartments: [] }));
    expect(waitingFor(duty, { ...nothing, watch }).watchOpen).toBe(true);
    expect(waitingFor(drafter, { ...nothing, watch }).watchOpen).toBe(false);
  });
});

import type { WorkingDraft } from '@parley/api/drafts.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { refresh, tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, go } from '../desk/place.ts';
import { PlacesLeft } from '../words/places-left.tsx';
import { useWords } from '../words/words.tsx';
import { addresseesOf, Choices, type Chosen, nothingChosen } from './release-choices.tsx';

/** Addressee, class and precedence for this one release: nothing is preset, each is chosen. */
export function ForRelease({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t } = useWords();
  const { info, status } = useDeskLine();
  const { act, said } = useAct();
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [voids, setVoids] = useState(false);
  const { cls, precedence } = chosen;
  const others = info.parties.filter(({ name }) => name !== info.party);
  const to = addresseesOf(
    chosen,
    others.map(({ name }) => name),
  );
  const answered = others.every(({ name }) => chosen.to[name] !== undefined);
  const ready = answered && to.length > 0 && cls !== null && precedence !== null;
  const unreviewed = draft.texts.some(({ standing }) => standing === 'unreviewed');
  const show = async (anyway: boolean): Promise<void> => {
    if (cls === null || precedence === null) return;
    const params = { line: info.name, draft: draft.draft };
    const json = { revision: draft.revision, to, class: cls, precedence, voids: anyway };
    const outcome = await act((at) => at.draftSheet({ params, json }));
    if (outcome.ok) {
      tookAnswer('sheet', { params }, outcome.value);
      return go({ screen: 'release', open: draft.draft });
    }
    setVoids(outcome.code === 'approvals-void');
  };
  return (
    <section className="for-release">
      <h2 className="head">{t('drafting.for-release')}</h2>
      <p className="small dim">{t('drafting.for-release-about')}</p>
      <Choices chosen={chosen} onChosen={setChosen} />
      {!ready && <p className="small dim">{t('drafting.missing-choice')}</p>}
      {unreviewed && <p className="small warn">{t('drafting.missing-review')}</p>}
      <PlacesLeft texts={draft.texts} />
      <div className="acts">
        <Button
          className="button first"
          isDisabled={!ready || unreviewed || status?.mute != null}
          onPress={() => void show(false)}
        >
          {t('drafting.to-release')}
        </Button>
        {voids && (
          <Button className="button" onPress={() => void show(true)}>
            {t('drafting.voids-anyway')}
          </Button>
        )}
        <Retraction draft={draft} />
      </div>
      {said}
    </section>
  );
}

/** A retraction made ready beside the message, so that it needs no writing in a bad minute. */
function Retraction({ draft }: { draft: WorkingDraft }): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const { retraction } = draft;
  if (draft.kind !== 'message') return null;
  if (retraction !== null) {
    return (
      <a
        className="small"
        href={addressOf({ line: info.name, screen: 'drafts', open: retraction })}
      >
        {t('drafting.retraction-ready')}
      </a>
    );
  }
  const arm = async (): Promise<void> => {
    // What is answered is the retraction: a draft of its own, beside this one.
    const params = { line: info.name, draft: draft.draft };
    await act((at) => at.armRetraction({ params }));
    refresh('draft', 'drafts');
  };
  return (
    <>
      <Button className="button" onPress={() => void arm()}>
        {t('drafting.retraction-arm')}
      </Button>
      {said}
    </>
  );
}

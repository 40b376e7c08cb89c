import type { WorkingDraft } from '@parley/api/drafts.ts';
import { phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { refresh, tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, go } from '../desk/place.ts';
import { station } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { PlacesLeft } from '../words/places-left.tsx';
import { useWords } from '../words/words.tsx';
import { addresseesOf, Choices, type Chosen, nothingChosen } from './release-choices.tsx';

/** Addressee, class and precedence for this one release: nothing is preset, each is chosen. */
export function ForRelease({ draft }: { draft: WorkingDraft }): ReactElement {
  const words = useWords();
  const { t } = words;
  const { info, status } = useDeskLine();
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [said, setSaid] = useState<string>();
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
    const outcome = await station.draftSheet({
      params,
      json: { revision: draft.revision, to, class: cls, precedence, voids: anyway },
    });
    if (outcome.ok) {
      tookAnswer('sheet', { params }, outcome.value);
      return go({ screen: 'release', open: draft.draft });
    }
    setVoids(outcome.code === 'approvals-void');
    setSaid(t('act.refused', { reason: phrase(refusalWords(words, outcome.code)) }));
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
      <p role="status" className="said small">
        {said}
      </p>
    </section>
  );
}

/** A retraction made ready beside the message, so that it needs no writing in a bad minute. */
function Retraction({ draft }: { draft: WorkingDraft }): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
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
    const params = { line: info.name, draft: draft.draft };
    const outcome = await station.armRetraction({ params });
    if (outcome.ok) tookAnswer('draft', { params }, outcome.value);
    refresh('drafts');
  };
  return (
    <Button className="button" onPress={() => void arm()}>
      {t('drafting.retraction-arm')}
    </Button>
  );
}

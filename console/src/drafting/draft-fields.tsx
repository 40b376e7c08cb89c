import type { Attached } from '@parley/api/attachments.ts';
import { addressOf as pathOf } from '@parley/api/client.ts';
import type { WorkingDraft } from '@parley/api/drafts.ts';
import { csrfHeader, streams } from '@parley/api/operations.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import { identifier, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Radio } from 'react-aria-components/RadioGroup';
import { CompartmentChoice } from '../compartments/compartment-choice.tsx';
import { useCompartments } from '../compartments/use-compartments.ts';
import { tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { session, station } from '../desk/station.ts';
import { precedenceKey } from '../message/chips.tsx';
import { Choice } from '../settings/choice.tsx';
import { UtcField } from '../words/utc-field.tsx';
import { useWords } from '../words/words.tsx';

type Change = Omit<Parameters<typeof station.changeDraft>[0]['json'], 'revision'>;

/** What is not words: the precedence proposed, until when it holds, what is attached. */
export function DraftFields({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { known } = useCompartments();
  const params = { line: info.name, draft: draft.draft };
  const change = async (json: Change): Promise<void> => {
    const outcome = await station.changeDraft({
      params,
      json: { revision: draft.revision, ...json },
    });
    if (outcome.ok) tookAnswer('draft', { params }, outcome.value);
  };
  const attach = async (file: File): Promise<void> => {
    const { sha256 } = await upload(info.line, file);
    const mediaType = file.type === '' ? 'application/octet-stream' : file.type;
    const named = draft.attachments.map((one) => {
      return { sha256: one.sha256, name: one.name, mediaType: one.mediaType };
    });
    await change({ attachments: [...named, { sha256, name: file.name, mediaType }] });
  };
  return (
    <div className="draft-fields">
      <Choice
        says="drafting.precedence"
        value={draft.precedence}
        onChange={(precedence) => void change({ precedence })}
      >
        {precedenceNames.map((one) => (
          <Radio key={one} value={one}>
            {t(precedenceKey(one))}
          </Radio>
        ))}
      </Choice>
      {known.length > 0 && (
        <CompartmentChoice
          says="compartments.draft"
          known={known}
          value={draft.compartments}
          onChange={(compartments) => void change({ compartments })}
        />
      )}
      <UtcField
        says="drafting.not-after"
        value={draft.notAfter}
        onChange={(notAfter) => void change({ notAfter })}
      />
      <div className="field">
        <label className="button">
          {t('drafting.attach')}
          <input
            type="file"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void attach(file);
            }}
          />
        </label>
        {draft.attachments.map(({ sha256, name, mediaType, size }) => (
          <span className="small" key={sha256}>
            {r('desk.attachment', {
              name: identifier(name),
              type: identifier(mediaType),
              size: quantity(size, 'B'),
            })}
          </span>
        ))}
      </div>
    </div>
  );
}

async function upload(line: string, file: File): Promise<Attached> {
  const response = await fetch(pathOf(streams.attach.path, { params: { line } }), {
    method: 'POST',
    headers: { [csrfHeader]: session.get()?.csrf ?? '' },
    body: file,
  });
  return (await response.json()) as Attached;
}

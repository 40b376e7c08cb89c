import type { Attached } from '@parley/api/attachments.ts';
import { type Outcome, addressOf as pathOf } from '@parley/api/client.ts';
import type { WorkingDraft } from '@parley/api/drafts.ts';
import { csrfHeader, streams } from '@parley/api/operations.ts';
import type { Refused } from '@parley/api/refused.ts';
import { limits } from '@parley/core/base/limits.ts';
import { identifier, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { session } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';
import type { Changing } from './use-change.ts';

type AttachmentsProps = { readonly draft: WorkingDraft; readonly changing: Changing };

/** The files that go with the message: put to it, and taken off again. */
export function DraftAttachments({ draft, changing }: AttachmentsProps): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const named = draft.attachments.map(({ sha256, name, mediaType }) => {
    return { sha256, name, mediaType };
  });
  const attach = async (file: File): Promise<void> => {
    const outcome = await upload(info.line, file);
    if (!outcome.ok) return changing.failed(outcome.code);
    const { sha256 } = outcome.value;
    const mediaType = file.type === '' ? 'application/octet-stream' : file.type;
    await changing.change({ attachments: [...named, { sha256, name: file.name, mediaType }] });
  };
  return (
    <div className="field">
      <label className="button">
        {t('drafting.attach')}
        <input
          type="file"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void attach(file);
            // The same file may be chosen again, after it was refused or taken off.
            target.value = '';
          }}
        />
      </label>
      {draft.attachments.map(({ sha256, name, mediaType, size }) => (
        <span className="small" key={sha256}>
          {r('desk.attachment', {
            name: identifier(name),
            type: identifier(mediaType),
            size: quantity(size, 'B'),
          })}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              const attachments = named.filter((one) => one.sha256 !== sha256);
              void changing.change({ attachments });
            }}
          >
            {t('drafting.detach', { name })}
          </button>
        </span>
      ))}
    </div>
  );
}

async function upload(line: string, file: File): Promise<Outcome<Attached>> {
  try {
    const response = await fetch(pathOf(streams.attach.path, { params: { line } }), {
      method: 'POST',
      signal: AbortSignal.timeout(limits.deskLongAnswerMs),
      headers: { [csrfHeader]: session.get()?.csrf ?? '' },
      body: file,
    });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as Attached };
    return { ok: false, status: response.status, ...(answer as Refused) };
  } catch {
    return { ok: false, status: 0, code: 'no-answer', detail: '' };
  }
}

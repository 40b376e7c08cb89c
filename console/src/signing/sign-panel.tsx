import type { Signer } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { classNames, isForPeople, precedenceNames } from '@parley/core/codec/kinds.ts';
import { hash, identifier, phrase } from '@parley/text/tokens.ts';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useAct } from '../act/use-act.tsx';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { classKey, precedenceKey } from '../message/chips.tsx';
import { refusalWords } from '../message/refusal-words.ts';
import { PlacesLeft } from '../words/places-left.tsx';
import { useWords } from '../words/words.tsx';
import type { ToSign } from './content.ts';
import type { Shown } from './outcome.tsx';
import { release, sign } from './sign.ts';

type PanelProps = Shown & {
  readonly toSign: ToSign;
  /** Called when the entry is written. */
  readonly onWritten: (entry: string | null) => void;
  readonly children?: ReactNode;
};

/** More newer messages than this are also confirmed all at once: a flood costs no warning time. */
const oneByOneMax = 4;

/** From FLASH on. */
const typedFrom = precedenceNames.indexOf('FLASH');

/** What says something in words: a retraction and a correction as well as a message. */
function isTyped({ class: cls, precedence, kind, texts }: Shown['content']): boolean {
  return cls === 0 && precedence >= typedFrom && isForPeople(kind) && texts.length > 0;
}

/** The last step: newer messages read, the class typed where it must be, then the key. */
export function SignPanel({
  sheet,
  content,
  toSign,
  onWritten,
  children,
}: PanelProps): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { act, say, said } = useAct();
  const [read, setRead] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const classWord = t(classKey(classNames[content.class]));
  const mustType = isTyped(content);
  const ready =
    sheet.newer.every((id) => read.includes(id)) && (!mustType || typed.trim() === classWord);
  const releaseBy = async (signer: Signer): Promise<void> => {
    const given = await sign({ sheet, toSign, signer });
    if (given === undefined) return say(t('signing.not-signed'));
    const beside = { seen: read, ...(mustType && { typedClass: 'REAL' }) };
    const outcome = await act((at) =>
      release(at, { line: info.name, sheet, release: given, ...beside }),
    );
    if (!outcome.ok) return;
    if (outcome.value.written) return onWritten(outcome.value.entry);
    const missing = phrase(t('release.needed', { count: outcome.value.missing }));
    say(t('signing.still-missing', { missing }));
  };
  // One at a time, the key's own question included.
  const onSign = (signer: Signer): void => {
    setBusy(true);
    void releaseBy(signer).finally(() => setBusy(false));
  };
  return (
    <div className="sign-panel">
      {sheet.newer.length > 0 && <NewerList newer={sheet.newer} read={read} onRead={setRead} />}
      {content.kind === 1 && <PlacesLeft texts={content.texts} />}
      {mustType && <TypedClass content={content} value={typed} onChange={setTyped} />}
      <div className="acts">
        <Signers
          signers={sheet.signers}
          says={content.kind === 1 ? 'release' : 'sign'}
          enabled={ready && !busy}
          onSign={onSign}
        />
        {children}
      </div>
      <p className="dim small">{r('signing.bytes', { hash: hash(hex(toSign.challenge)) })}</p>
      {said}
    </div>
  );
}

type NewerListProps = {
  readonly newer: readonly string[];
  readonly read: readonly string[];
  readonly onRead: (read: readonly string[]) => void;
};

/** What came since, one by one; all at once where there is much of it. */
function NewerList({ newer, read, onRead }: NewerListProps): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t('signing.newer')}>
      <p className="bad">{t('signing.newer')}</p>
      {newer.length > oneByOneMax && (
        <Checkbox
          className="check"
          isSelected={newer.every((id) => read.includes(id))}
          onChange={(all) => onRead(all ? newer : [])}
        >
          <span className="box" />
          {t('signing.newer-read-all')}
        </Checkbox>
      )}
      {newer.map((id) => (
        <Newer key={id} id={id} read={read.includes(id)} onRead={() => onRead([...read, id])} />
      ))}
    </section>
  );
}

type NewerProps = { readonly id: string; readonly read: boolean; readonly onRead: () => void };

/** A message that came since: a link to read it, and his word that he has. */
function Newer({ id, read, onRead }: NewerProps): ReactElement {
  const { r } = useWords();
  const { info } = useDeskLine();
  return (
    <p>
      <a href={addressOf({ line: info.name, screen: 'messages', open: id })}>
        <bdi dir="ltr" className="token">
          {id}
        </bdi>
      </a>{' '}
      <Checkbox className="check" isSelected={read} onChange={onRead}>
        <span className="box" />
        {r('signing.newer-read', { id: identifier(id) })}
      </Checkbox>
    </p>
  );
}

type TypedProps = { readonly content: Shown['content']; readonly value: string };

/** For REAL at FLASH and above the class is typed: a hand that slipped does not type a word. */
function TypedClass(props: TypedProps & { onChange: (value: string) => void }): ReactElement {
  const { t, r } = useWords();
  const { precedence, class: cls } = props.content;
  return (
    <TextField className="field" value={props.value} onChange={props.onChange} autoComplete="off">
      <Label>
        {r('signing.type-class', {
          precedence: phrase(t(precedenceKey(precedenceNames[precedence]))),
          class: <strong>{t(classKey(classNames[cls]))}</strong>,
        })}
      </Label>
      <Input />
    </TextField>
  );
}

type SignersProps = {
  readonly signers: readonly Signer[];
  /** A message is released; an act is signed. */
  readonly says: 'release' | 'sign';
  readonly enabled: boolean;
  readonly onSign: (signer: Signer) => void;
};

/** One button for each officer who may release this here; the others with the reason why not. */
function Signers({ signers, says, enabled, onSign }: SignersProps): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const me = useSignal(session)?.officer?.officer;
  const able = signers.filter((one) => !one.released && one.refusal === null);
  const own = able.find(({ officer }) => officer === me);
  const ordered = own ? [own, ...able.filter((one) => one !== own)] : able;
  return (
    <>
      {ordered.map((one, index) =>
        one.signs === 'key-file' ? null : (
          <Button
            key={one.officer}
            className={index === 0 ? 'button first' : 'button'}
            isDisabled={!enabled}
            onPress={() => onSign(one)}
          >
            {one.signs === 'demonstration'
              ? t(`signing.${says}-demonstration`, { officer: one.name })
              : one === own
                ? t(`signing.${says}-passkey`)
                : t(`signing.${says}-passkey-of`, { officer: one.name })}
          </Button>
        ),
      )}
      {able
        .filter(({ signs }) => signs === 'key-file')
        .map(({ officer, name }) => (
          <span className="small dim" key={officer}>
            {r('signing.key-file', { officer: name })}
          </span>
        ))}
      {signers
        .filter(({ released, refusal, officer }) => !released && refusal !== null && officer === me)
        .map((one) => (
          <span className="small dim" key={one.officer}>
            {r('signing.cannot', {
              officer: one.name,
              reason: phrase(refusalWords(words, one.refusal ?? '')),
            })}
          </span>
        ))}
    </>
  );
}

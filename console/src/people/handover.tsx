import type { Matter } from '@parley/api/inbox.ts';
import type { Watch } from '@parley/api/watch.ts';
import { directionOf } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Radio } from 'react-aria-components/RadioGroup';
import { TextField } from 'react-aria-components/TextField';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, go } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { PrecedenceWord } from '../message/chips.tsx';
import { OtherClassWord } from '../message/in-class.tsx';
import { Choice } from '../settings/choice.tsx';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { Beginning, shownLanguage } from '../words/beginning.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { type Told, useTold } from './told.ts';

/** Through the open matters one by one; both officers sign; refused while a FLASH is open. */
export function Handover({ watch }: { watch: Watch }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const [to, setTo] = useState<string | null>(null);
  const me = useSignal(session)?.officer?.officer ?? '';
  const [told, setTold] = useTold(me, info.line);
  const [signing, setSigning] = useState(false);
  const from = watch.onWatch?.officer ?? null;
  const others = watch.candidates.filter(({ officer }) => officer !== from);
  const all = watch.open.every(({ entry }) => told[entry]?.told === true);
  const flash = watch.warning !== null;
  const open = watch.open.map(({ entry }) => ({ entry, note: told[entry]?.note ?? '' }));
  return (
    <section>
      <h2 className="head">{t(from === null ? 'watch.take' : 'watch.handover')}</h2>
      {flash && <p className="bad">{t('watch.flash-open')}</p>}
      {watch.pending && <Pending draft={watch.pending.draft} />}
      <Choice
        says={from === null ? 'watch.who-takes' : 'watch.to-whom'}
        value={to}
        onChange={setTo}
      >
        {others.map(({ officer, name }) => (
          <Radio key={officer} value={officer}>
            {name}
          </Radio>
        ))}
      </Choice>
      <h3 className="head">{t('watch.open-matters')}</h3>
      {watch.open.length === 0 && <p className="dim small">{t('show.inbox-empty')}</p>}
      {watch.open.map((matter) => (
        <OpenMatter
          key={matter.entry}
          matter={matter}
          told={told[matter.entry] ?? { told: false, note: '' }}
          onTold={(one) => setTold({ ...told, [matter.entry]: one })}
        />
      ))}
      {watch.moreOpen > 0 && <p>{t('show.more-open', { count: watch.moreOpen })}</p>}
      {!all && <p className="small dim">{t('watch.go-through')}</p>}
      <div className="acts">
        <Button
          className="button first"
          isDisabled={to === null || !all || flash}
          onPress={() => setSigning(true)}
        >
          {t(from === null ? 'watch.take' : 'watch.handover')}
        </Button>
      </div>
      {signing && to !== null && (
        <SignDialog
          label={t('watch.handover')}
          ask={(at) => at.handoverSheet({ params: { line: info.name }, json: { from, to, open } })}
          onClose={(written) => {
            setSigning(false);
            // The next hand-over goes through the matters anew.
            if (written !== null) setTold({});
            setTo(null);
            refresh('watch', 'status');
          }}
        />
      )}
    </section>
  );
}

/** One of the two has signed: the other does it here or at a desk of his own. */
function Pending({ draft }: { draft: string }): ReactElement {
  const { t } = useWords();
  return (
    <p className="notice">
      {t('watch.pending')}{' '}
      <button type="button" className="link" onClick={() => go({ screen: 'release', open: draft })}>
        {t('watch.sign-pending')}
      </button>
    </p>
  );
}

type MatterProps = {
  readonly matter: Matter;
  readonly told: Told[string];
  readonly onTold: (told: Told[string]) => void;
};

function OpenMatter({ matter, told, onTold }: MatterProps): ReactElement {
  const { t, lang } = useWords();
  const { info } = useDeskLine();
  return (
    <div className="matter-told">
      <span className="item-top">
        <PrecedenceWord precedence={matter.precedence} />
        <OtherClassWord cls={matter.class} />
        <a href={addressOf({ line: info.name, screen: 'messages', open: matter.entry })}>
          <TokenText token={identifier(matter.entry)} />
        </a>
      </span>
      {matter.preview && (
        <span className="item-text" dir={directionOf(shownLanguage(matter.preview, lang))}>
          <Beginning preview={matter.preview} />
        </span>
      )}
      <Checkbox
        className="check"
        isSelected={told.told}
        onChange={(is) => onTold({ ...told, told: is })}
      >
        <span className="box" />
        {t('watch.matter-told')}
      </Checkbox>
      <TextField className="field" value={told.note} onChange={(note) => onTold({ ...told, note })}>
        <Label className="hidden">{t('watch.matter-told')}</Label>
        <Input />
      </TextField>
    </div>
  );
}

import { languageNames, languages } from '@parley/text/languages.ts';
import { duration } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Radio } from 'react-aria-components/RadioGroup';
import type { DeskPlace } from '../alarm/ring.ts';
import { deskPlace } from '../alarm/use-alarm.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { type Calendar, calendar, useCalendar } from '../frame/calendar.ts';
import { SignOut } from '../sign-in/sign-out.tsx';
import { chooseTheme, type Theme, theme } from '../theme/theme.ts';
import { useSpeaking } from '../words/language.tsx';
import { useWords } from '../words/words.tsx';
import { Choice } from './choice.tsx';

/** What belongs to this desk and to no entry: language, theme, calendar, place in the chain. */
export function Settings(): ReactElement {
  const { t, r, lang, list } = useWords();
  const { status } = useDeskLine();
  const chosen = useSignal(theme);
  const days = useCalendar();
  const { speak, said } = useSpeaking();
  const desk = useSignal(deskPlace);
  const signed = useSignal(session)?.officer;
  const chain = status?.escalationS;
  const roleWords = signed && list(signed.roles.map((role) => t(`role.${role}`)));
  const second = duration((chain?.secondDesk ?? 120) * 1000);
  const chief = duration((chain?.dutyChief ?? 300) * 1000);
  return (
    <div className="page settings">
      <h1>{t('settings.title')}</h1>
      {signed && (
        <p>
          {r('sign-in.as', { officer: <strong>{signed.name}</strong> })}{' '}
          <span className="dim">{roleWords}</span> <SignOut />
        </p>
      )}
      <Choice says="settings.language" value={lang} onChange={(one) => void speak(one)}>
        {languages.map((one) => (
          <Radio key={one} value={one} lang={one}>
            {languageNames[one]}
          </Radio>
        ))}
      </Choice>
      {said}
      <Choice says="settings.theme" value={chosen} onChange={(one: Theme) => chooseTheme(one)}>
        <Radio value="paper">{t('settings.paper')}</Radio>
        <Radio value="night">{t('settings.night')}</Radio>
        <Radio value="system">{t('settings.as-system')}</Radio>
      </Choice>
      <Choice says="settings.calendar" value={days} onChange={keepCalendar}>
        <Radio value="gregorian">{t('settings.gregorian')}</Radio>
        <Radio value="umalqura">{t('settings.umalqura')}</Radio>
      </Choice>
      <Choice says="settings.place" value={desk} onChange={keepPlace}>
        <Radio value="desk">{t('settings.place-desk')}</Radio>
        <Radio value="second-desk">{t('settings.place-second-desk', { time: second })}</Radio>
        <Radio value="duty-chief">{t('settings.place-duty-chief', { time: chief })}</Radio>
      </Choice>
    </div>
  );
}

function keepCalendar(chosen: Calendar): void {
  localStorage.setItem('parley.calendar', chosen);
  calendar.set(chosen);
}

function keepPlace(chosen: DeskPlace): void {
  localStorage.setItem('parley.desk', chosen);
  deskPlace.set(chosen);
}

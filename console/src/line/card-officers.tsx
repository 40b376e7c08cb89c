import type { CeremonyCard } from '@parley/api/ceremony.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { ForeignName } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';
import type { Step } from './ceremony.tsx';

type OfficersProps = {
  readonly card: CeremonyCard;
  /** Before the first line: who was put on our card by mistake is taken off it here. */
  readonly step?: Step | undefined;
};

/** Whom a card makes officers of its party, and of what roles: part of what its words stand for. */
export function CardOfficers({ card, step }: OfficersProps): ReactElement {
  const { t, r, list } = useWords();
  const own = useSignal(session)?.officer?.officer;
  if (card.officers.length === 0) return <p className="warn">{t('founding.nobody')}</p>;
  return (
    <ul className="card-officers">
      {card.officers.map(({ id, name, roles }) => (
        <li key={id}>
          <ForeignName text={name} />{' '}
          <span className="dim">
            {list(roles.map((role) => t(`role.${role}` as 'role.releaser')))}
          </span>
          {step && id !== own && (
            <Button
              className="button"
              onPress={() => void step((at) => at.removeFounder({ json: { officer: id } }))}
            >
              {r('founding.remove', { officer: <ForeignName text={name} /> })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Fragment, type ReactElement } from 'react';
import { useWords } from './words.tsx';

type PlacesProps = { readonly texts: readonly { readonly text: string }[] };

/** What a template leaves to be filled in stands in brackets; a message that keeps it says so. */
export function PlacesLeft({ texts }: PlacesProps): ReactElement | null {
  const { r } = useWords();
  const found = new Set(texts.flatMap(({ text }) => text.match(/\[[^[\]\n]{1,60}\]/gu) ?? []));
  if (found.size === 0) return null;
  return (
    <p className="small bad" role="status">
      {r('drafting.places-left', {
        places: (
          <>
            {[...found].map((place) => (
              <Fragment key={place}>
                <bdi className="place">{place}</bdi>{' '}
              </Fragment>
            ))}
          </>
        ),
      })}
    </p>
  );
}

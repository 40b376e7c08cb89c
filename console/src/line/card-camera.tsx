import { quantity } from '@parley/text/tokens.ts';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWords } from '../words/words.tsx';
import { readCodes } from './read-codes.ts';
import { nothingScanned, wholeText, withCode } from './scanned-card.ts';

type CameraProps = { readonly onCard: (text: string) => void };

/** The codes of a card before the camera of this machine, on demand; pasting and files remain. */
export function CardCamera({ onCard }: CameraProps): ReactElement {
  const { t } = useWords();
  const [looks, setLooks] = useState(false);
  const [none, setNone] = useState(false);
  return (
    <div className="camera">
      {looks && (
        <Viewfinder
          onNone={() => {
            setLooks(false);
            setNone(true);
          }}
          onCard={(text) => {
            setLooks(false);
            onCard(text);
          }}
        />
      )}
      <Button
        className="button"
        onPress={() => {
          setNone(false);
          setLooks(!looks);
        }}
      >
        {t(looks ? 'ceremony.camera-stop' : 'ceremony.camera')}
      </Button>
      <span role="status" className="bad">
        {none && t('ceremony.camera-none')}
      </span>
    </div>
  );
}

/** What the camera sees, and how many of the codes it has read; off when it leaves the page. */
function Viewfinder({ onCard, onNone }: CameraProps & { onNone: () => void }): ReactElement {
  const { t, r } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [scanned, setScanned] = useState(nothingScanned);
  const whole = wholeText(scanned);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is begun once
  useEffect(() => {
    const ending = new AbortController();
    const onCode = (text: string): void => setScanned((known) => withCode(known, text));
    if (video.current) {
      void readCodes(video.current, ending.signal, onCode).then((seen) => seen || onNone());
    }
    return () => ending.abort();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the last code is read
  useEffect(() => {
    if (whole !== undefined) onCard(whole);
  }, [whole]);
  return (
    <>
      <p>{t('ceremony.camera-aim')}</p>
      <video ref={video} muted playsInline aria-label={t('ceremony.camera')} />
      <p role="status">
        {scanned.count > 0 &&
          r('ceremony.camera-read', {
            count: quantity(scanned.codes.size),
            all: quantity(scanned.count),
          })}
      </p>
    </>
  );
}

/** After a long sitting: a kind word, once, that can be put off. */
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { active, breakDue, type Sitting } from './care.ts';

const LOOK_EVERY_MS = 30_000;
const LATER_MS = 10 * 60_000;

export function BreakReminder() {
  const { words, format } = useWords();
  const { care } = usePreferences().preferences;
  const sitting = useRef<Sitting>(undefined);
  const quietUntil = useRef(0);
  const [dueFor, setDueFor] = useState<number>();
  useEffect(() => {
    const onActivity = () => {
      sitting.current = active(sitting.current, Date.now());
    };
    const look = () => {
      const now = Date.now();
      if (now >= quietUntil.current && sitting.current && breakDue(sitting.current, now, care))
        setDueFor(now - sitting.current.since);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    window.addEventListener('keydown', onActivity);
    window.addEventListener('pointerdown', onActivity);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', onActivity);
      window.removeEventListener('pointerdown', onActivity);
    };
  }, [care]);
  if (dueFor === undefined) return null;
  const later = () => {
    quietUntil.current = Date.now() + LATER_MS;
    setDueFor(undefined);
  };
  return (
    <Dialog title={words.care.breakTitle} onClose={later}>
      <p>{words.care.breakAbout(format.span(dueFor))}</p>
      <div className="foot">
        <Button onClick={later}>{words.care.breakLater}</Button>
        <Button
          kind="main"
          onClick={() => {
            sitting.current = undefined;
            setDueFor(undefined);
          }}
        >
          {words.care.breakNow}
        </Button>
      </div>
    </Dialog>
  );
}

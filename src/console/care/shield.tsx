/** Media starts covered: blurred, grey. It gets clear slowly when asked, and can be covered again at once (key `b`). */
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { useShortcuts } from '../keys/keyboard.tsx';
import { useWords } from '../messages/words.tsx';
import { Icon } from '../ui/icon.tsx';
import { useCover, useExposure } from './exposure.tsx';

export function Shield({ subject, children }: { readonly subject: string; readonly children: ReactNode }) {
  const { words } = useWords();
  const { care } = usePreferences().preferences;
  const { state } = useExposure();
  const { shown, show, cover } = useCover(subject);
  useShortcuts([
    { keys: 'b', does: shown ? words.care.cover : words.care.show, run: () => (shown ? cover() : show()) },
  ]);
  const filters = [
    ...(shown || care.blur === 0 ? [] : [`blur(${care.blur}px)`]),
    ...(care.grey && !shown ? ['grayscale(1)'] : []),
  ];
  return (
    <div className="shield">
      <div
        className="shielded"
        style={{ filter: filters.join(' ') || 'none', transitionDuration: `${shown ? care.slowRevealMs : 0}ms` }}
        aria-hidden={shown ? undefined : true}
      >
        {children}
      </div>
      {shown ? (
        <button type="button" className="button tiny recover" onClick={cover}>
          <Icon name="eye-off" size={14} />
          {words.care.cover} <kbd aria-hidden="true">b</kbd>
        </button>
      ) : (
        <button type="button" className="uncover" onClick={show}>
          <span className="button">
            <Icon name="eye" />
            {state === 'spent' ? words.care.allTheSame : words.care.show} <kbd aria-hidden="true">b</kbd>
          </span>
          {state !== 'free' && (
            <span className="small said">{state === 'spent' ? words.care.spentBudget : words.care.nearBudget}</span>
          )}
        </button>
      )}
    </div>
  );
}

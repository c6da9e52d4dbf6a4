/** A short state. The sign differs with the mood, so that nothing is told by colour alone. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Mood = 'good' | 'wait' | 'stop' | 'plain' | 'accent';
const SIGN: Readonly<Record<Mood, IconName | undefined>> = {
  good: 'check',
  wait: 'clock',
  stop: 'late',
  plain: undefined,
  accent: undefined,
};

export function Badge({
  mood = 'plain',
  icon,
  title,
  children,
}: {
  readonly mood?: Mood;
  readonly icon?: IconName;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  const sign = icon ?? SIGN[mood];
  return (
    <span className={mood === 'plain' ? 'badge' : `badge ${mood}`} title={title}>
      {sign && <Icon name={sign} size={14} />}
      {children}
    </span>
  );
}

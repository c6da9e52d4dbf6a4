/** Each language by its own name: whoever cannot read one finds the other. Remembered on this device. */
import { useWords } from '../messages/words.tsx';
import type { Preferences } from './preferences.tsx';

const NAMES = { en: 'English', de: 'Deutsch' } as const;

export function LanguageSwitch({
  language,
  onChange,
}: {
  readonly language: Preferences['language'];
  readonly onChange: (language: Preferences['language']) => void;
}) {
  const { words } = useWords();
  return (
    <div className="segments small" role="group" aria-label={words.settings.language}>
      {(['en', 'de'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-label={NAMES[one]}
          aria-pressed={one === language}
          onClick={() => onChange(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

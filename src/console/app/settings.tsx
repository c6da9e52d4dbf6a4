/** Appearance, language, keys and care, on this device. */
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckBox, TextField } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import type { Care } from '../care/care.ts';
import { usePreferences } from './preferences.tsx';

export function Settings({ onClose }: { readonly onClose: () => void }) {
  const { words } = useWords();
  const { preferences, change } = usePreferences();
  const { care } = preferences;
  const settings = words.settings;
  const changeCare = (some: Partial<Care>) => change({ care: { ...care, ...some } });
  const minutes = (name: 'budgetMinutes' | 'breakAfterMinutes', most: number) => ({
    type: 'number',
    min: 5,
    max: most,
    value: care[name],
    onChange: (event: { target: { value: string } }) => {
      const value = Number(event.target.value);
      if (value >= 1 && value <= most) changeCare({ [name]: value });
    },
  });
  return (
    <Dialog title={settings.title} onClose={onClose}>
      <div className="columns">
        <div className="stack">
          <div className="field">
            <span className="label">{settings.theme}</span>
            <Segments
              label={settings.theme}
              options={[
                ['system', settings.themes.system],
                ['light', settings.themes.light],
                ['dark', settings.themes.dark],
              ]}
              value={preferences.theme}
              onChange={(theme) => change({ theme })}
            />
          </div>
          <div className="field">
            <span className="label">{settings.language}</span>
            <Segments
              label={settings.language}
              options={[
                ['en', settings.languages.en],
                ['de', settings.languages.de],
              ]}
              value={preferences.language}
              onChange={(language) => change({ language })}
            />
          </div>
          <CheckBox
            label={settings.singleKeys}
            hint={settings.singleKeysHint}
            checked={preferences.singleKeys}
            onChange={(singleKeys) => change({ singleKeys })}
          />
        </div>
        <div className="stack">
          <h3>{settings.care}</h3>
          <p className="soft small">{settings.careAbout}</p>
          <div className="field">
            <span className="label">{settings.blur}</span>
            <Segments
              label={settings.blur}
              options={Object.entries(settings.blurs).map(([value, text]) => [value, text] as const)}
              value={String(care.blur)}
              onChange={(value) => changeCare({ blur: Number(value) })}
            />
          </div>
          <CheckBox label={settings.grey} checked={care.grey} onChange={(grey) => changeCare({ grey })} />
          <CheckBox label={settings.mute} checked={care.mute} onChange={(mute) => changeCare({ mute })} />
          <CheckBox
            label={settings.slow}
            checked={care.slowRevealMs > 0}
            onChange={(slow) => changeCare({ slowRevealMs: slow ? 1500 : 0 })}
          />
          <TextField label={settings.budget} {...minutes('budgetMinutes', 480)} />
          <TextField label={settings.breakAfter} {...minutes('breakAfterMinutes', 240)} />
        </div>
      </div>
      <div className="foot">
        <Button kind="main" onClick={onClose}>
          {words.states.close}
        </Button>
      </div>
    </Dialog>
  );
}

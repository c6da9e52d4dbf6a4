/** The fields of a step as controls. */
import { useWords } from '../messages/words.tsx';
import { CheckBox, Choices, SelectField, TextArea, TextField } from '../ui/field.tsx';
import type { Given, StepField, Values, Wrong } from './step.ts';

interface Props {
  readonly fields: readonly StepField[];
  readonly given: Values;
  readonly wrong: Wrong | undefined;
  readonly onChange: (name: string, value: Given) => void;
}

/** More than this many choices are a list to open. */
const RADIOS_MAX = 5;

export function StepFields({ fields, given, wrong, onChange }: Props) {
  return fields.map((field) => (
    <OneField
      key={field.name}
      field={field}
      value={given[field.name]}
      wrong={wrong?.field === field.name ? wrong.why : undefined}
      onChange={(value) => onChange(field.name, value)}
    />
  ));
}

function OneField({
  field,
  value,
  wrong,
  onChange,
}: {
  readonly field: StepField;
  readonly value: Given | undefined;
  readonly wrong: string | undefined;
  readonly onChange: (value: Given) => void;
}) {
  const { words } = useWords();
  const { name, kind, required = false, options = [], hint } = field;
  const label =
    required || kind === 'yes-no' || kind === 'choices' ? field.label : `${field.label} ${words.steps.optional}`;
  const shared = { label, wrong, name, ...(hint !== undefined && { hint }) };
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'yes-no':
      return (
        <CheckBox label={label} {...(hint !== undefined && { hint })} checked={value === true} onChange={onChange} />
      );
    case 'choice':
      return options.length <= RADIOS_MAX ? (
        <div className="field">
          <Choices
            legend={label}
            options={options.map(([code, said]) => ({ value: code, label: said }))}
            value={text === '' ? undefined : text}
            onChange={onChange}
          />
          {wrong !== undefined && (
            <span className="wrong" role="alert">
              {wrong}
            </span>
          )}
        </div>
      ) : (
        <SelectField
          {...shared}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          options={[['', words.steps.choose], ...options]}
        />
      );
    case 'choices': {
      const all = Array.isArray(value) ? (value as readonly string[]) : [];
      return (
        <fieldset>
          <legend>{label}</legend>
          {hint !== undefined && <span className="soft small">{hint}</span>}
          {options.map(([code, said]) => (
            <CheckBox
              key={code}
              label={said}
              checked={all.includes(code)}
              onChange={(on) => onChange(on ? [...all, code] : all.filter((one) => one !== code))}
            />
          ))}
          {wrong !== undefined && (
            <span className="wrong" role="alert">
              {wrong}
            </span>
          )}
        </fieldset>
      );
    }
    case 'text':
    case 'lines':
      return (
        <TextArea
          {...shared}
          rows={kind === 'text' ? 5 : 3}
          maxLength={20_000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <TextField
          {...shared}
          type={kind === 'day' ? 'date' : kind === 'secret' ? 'password' : 'text'}
          {...(kind === 'number' && { inputMode: 'decimal' as const })}
          autoComplete={kind === 'secret' ? 'current-password' : 'off'}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

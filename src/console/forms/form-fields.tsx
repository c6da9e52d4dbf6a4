/** The fields of a form, groups inside groups. */
import { useWords } from '../messages/words.tsx';
import { CheckBox, SelectField, TextArea, TextField } from '../ui/field.tsx';
import { humanised, type Field, type Given } from './operation.ts';

type Values = Readonly<Record<string, Given>>;

interface Props {
  readonly fields: readonly Field[];
  readonly given: Values;
  readonly wrong: { readonly field: string; readonly why: 'missing' | 'unreadable' } | undefined;
  readonly onChange: (given: Values) => void;
}

export function FormFields({ fields, given, wrong, onChange }: Props) {
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={given[field.name]}
          wrong={wrong?.field === field.name ? wrong.why : undefined}
          onChange={(value) => onChange({ ...given, [field.name]: value })}
        />
      ))}
    </>
  );
}

function OneField({
  field,
  value,
  wrong,
  onChange,
}: {
  readonly field: Field;
  readonly value: Given | undefined;
  readonly wrong: 'missing' | 'unreadable' | undefined;
  readonly onChange: (value: Given) => void;
}) {
  const { words } = useWords();
  const said = words.forms;
  const { label, hint, kind, required, options = [] } = field;
  const shared = {
    label: required ? label : `${label} ${said.optional}`,
    ...(hint !== undefined && { hint }),
    wrong: wrong && said.wrongs[wrong],
  };
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'group':
      return (
        <fieldset className="card">
          <legend>{shared.label}</legend>
          {hint !== undefined && <span className="soft small">{hint}</span>}
          <FormFields
            fields={field.fields ?? []}
            given={typeof value === 'object' && !Array.isArray(value) ? (value as Values) : {}}
            wrong={undefined}
            onChange={onChange}
          />
          {shared.wrong && <span className="wrong">{shared.wrong}</span>}
        </fieldset>
      );
    case 'yes-no':
      return (
        <CheckBox label={label} {...(hint !== undefined && { hint })} checked={value === true} onChange={onChange} />
      );
    case 'choice':
      return (
        <SelectField
          {...shared}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          options={[['', said.choose], ...options.map((one) => [one, humanised(one)] as const)]}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
      return (
        <fieldset>
          <legend>{shared.label}</legend>
          {options.map((one) => (
            <CheckBox
              key={one}
              label={humanised(one)}
              checked={chosen.includes(one)}
              onChange={(on) => onChange(on ? [...chosen, one] : chosen.filter((other) => other !== one))}
            />
          ))}
        </fieldset>
      );
    }
    case 'text':
    case 'lines':
    case 'json':
      return (
        <TextArea
          {...shared}
          hint={kind === 'lines' ? `${hint ?? ''} ${said.onePerLine}`.trim() : hint}
          rows={kind === 'text' ? 5 : 3}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <TextField
          {...shared}
          type={
            kind === 'number'
              ? 'number'
              : kind === 'moment'
                ? 'datetime-local'
                : secret(field.name)
                  ? 'password'
                  : 'text'
          }
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

const secret = (name: string): boolean => /passphrase|password/i.test(name);

/** A labelled control with a hint and an error that screen readers hear with it. */
import { useId, type ComponentProps, type ReactNode } from 'react';

interface Around {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly wrong?: string | undefined;
}
type Wiring = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

export function Field({ label, hint, wrong, children }: Around & { readonly children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(wrong !== undefined && { 'aria-invalid': true as const }),
      })}
      {wrong !== undefined && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

export const TextField = ({ label, hint, wrong, ...input }: Around & ComponentProps<'input'>) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(wiring) => <input className="input" {...wiring} {...input} />}
  </Field>
);

export const TextArea = ({ label, hint, wrong, ...input }: Around & ComponentProps<'textarea'>) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(wiring) => <textarea className="input" {...wiring} {...input} />}
  </Field>
);

export function SelectField({
  label,
  hint,
  wrong,
  options,
  ...input
}: Around & ComponentProps<'select'> & { readonly options: readonly (readonly [string, string])[] }) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <select className="input" {...wiring} {...input}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckBox({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <span className="soft small"> {hint}</span>}
      </span>
    </label>
  );
}

export function Choices<T extends string>({
  legend,
  options,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.hint !== undefined && <span className="soft small"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

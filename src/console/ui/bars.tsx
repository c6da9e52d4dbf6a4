/** Amounts side by side: a real list with lengths, readable without seeing them. */
import { useWords } from '../messages/words.tsx';

export function Bars({
  label,
  bars,
}: {
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}) {
  const { format } = useWords();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.label}>
          <span className="cut">{bar.label}</span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${(bar.value / most) * 100}%` }} />
          </span>
          <span className="numbers">{format.number(bar.value)}</span>
        </li>
      ))}
    </ul>
  );
}

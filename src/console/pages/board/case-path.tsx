/** Where a case stands on its way: done, now, ahead. In words as well as in signs. */
import type { BoardState } from '../../api/board.ts';
import { useWords } from '../../messages/words.tsx';
import { Icon } from '../../ui/icon.tsx';

const STEPS = ['filed', 'taken', 'drawn', 'deliberation', 'review', 'vote', 'ruling', 'done'] as const;
/** How many steps lie behind; the one after them is now. */
const BEHIND: Readonly<Record<BoardState['kind'], number>> = {
  'reference-issued': 0,
  lapsed: 0,
  appealed: 1,
  shortlisted: 1,
  'not-selected': 1,
  seating: 2,
  deliberating: 3,
  'in-review': 4,
  voting: 5,
  conceded: 6,
  decided: 7,
  implemented: 8,
  impossible: 7,
};

export function CasePath({ state: { kind } }: { readonly state: BoardState }) {
  const { words } = useWords();
  const said = words.board;
  const behind = BEHIND[kind];
  return (
    <ol className="path" aria-label={said.path}>
      {STEPS.map((step, at) => {
        const is = at < behind ? 'done' : at === behind ? 'now' : 'ahead';
        return (
          <li key={step} data-is={is} aria-current={is === 'now' ? 'step' : undefined}>
            <span className="sign">{is === 'done' ? <Icon name="check" size={14} /> : at + 1}</span>
            <span>{said.steps[step]}</span>
            <span className="heard">
              {is === 'done' ? said.stepDone : is === 'now' ? said.stepNow : said.stepAhead}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

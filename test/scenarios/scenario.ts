/** One procedure of mechanics § 10.2, and the safeguard without which it must fail. */
import type { Consequence, Machine, Machines, Typed } from '../../src/casework/index.ts';
import type { House, HouseOptions } from './house.ts';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Resolves with what was seen: leaf indices and event names. Throws when something is otherwise. */
  run(house: House): Promise<readonly string[]>;
  readonly without: Safeguard;
}

export interface Safeguard {
  /** What is taken out. */
  readonly what: string;
  readonly house: (machines: Machines) => HouseOptions;
}

type Any = Machine<unknown, Typed, Typed>;

/** The same procedure, with one of its consequences missing. */
export const dropping =
  (kind: string, matches: (consequence: Consequence) => boolean) =>
  (machines: Machines): HouseOptions => {
    const own = machines[kind] as Any;
    const follow: Any['follow'] = (event, after, context) =>
      own.follow(event, after, context).filter((consequence) => !matches(consequence));
    return { machines: { ...machines, [kind]: { ...own, follow } as Any } };
  };

/** The same procedure, which takes this command whatever speaks against it: as if its author had been somebody else. */
export const deciding =
  (kind: string, decide: (own: Any) => Any['decide']) =>
  (machines: Machines): HouseOptions => {
    const own = machines[kind] as Any;
    return { machines: { ...machines, [kind]: { ...own, decide: decide(own) } as Any } };
  };

export const said = (leaf: { readonly index: number; readonly k: string; readonly a?: string }): string =>
  `leaf ${leaf.index} ${leaf.k} ${leaf.a ?? ''}`.trimEnd();

/** One procedure of mechanics § 10.2, and the safeguard without which it must fail. */
import type { Consequence, Machine, Machines, Typed } from '../../src/casework/index.ts';
import type { Store, Transaction } from '../../src/store/index.ts';
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

/** A store whose transactions do one thing less, or otherwise. */
export const writing = (change: (tx: Transaction) => Partial<Transaction>) => (): HouseOptions => ({
  storeLike: (store): Store =>
    new Proxy(store, {
      get: (target, name) =>
        name === 'transaction'
          ? <T>(work: (tx: Transaction) => Promise<T>) =>
              target.transaction((tx) => {
                const changed = change(tx);
                return work(
                  new Proxy(tx, {
                    get: (own, method) => Reflect.get(method in changed ? changed : own, method) as unknown,
                  }),
                );
              })
          : (Reflect.get(target, name) as unknown),
    }),
});

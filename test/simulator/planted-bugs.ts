/** Safeguards, each taken out: the simulator must notice every one. */
import { machines, type Consequence, type Machine, type Machines, type Typed } from '../../src/casework/index.ts';

type Any = Machine<unknown, Typed, Typed>;
type Change = (own: Any) => Partial<Any>;

const changed = (kind: string, change: Change): Machines => {
  const own = machines[kind] as Any;
  return { ...machines, [kind]: { ...own, ...change(own) } as Any };
};
const without = (kind: string, drops: (consequence: Consequence) => boolean): Machines =>
  changed(kind, (own) => ({
    follow: (event, after, context) => own.follow(event, after, context).filter((one) => !drops(one)),
  }));
const told = (type: string) => (one: Consequence) => one.kind === 'then' && one.command.type === type;

export const PLANTED: Readonly<Record<string, Machines>> = {
  'reviewers judge their own decisions and their own interests': changed('complaint', (own) => ({
    decide(state, command, context) {
      const fresh = { kind: 'staff', id: 'nobody', roles: ['reviewer'] } as const;
      return own.decide(
        state,
        command,
        command.type === 'decide' ? { ...context, actor: fresh, other: () => undefined } : context,
      );
    },
  })),
  'a reversal does not reach the upload': without('complaint', told('restore')),
  'a reversal does not reach the strike': without('complaint', told('count-reversed')),
  'the week of a complaint has no clock': without('complaint', (one) => one.kind === 'clock' && one.name === 'CK2'),
  'a hold has no clock': without('upload', (one) => one.kind === 'clock' && (one.name === 'CK6' || one.name === 'CK7')),
  'the 48 hours have no clock': without('upload', (one) => one.kind === 'clock' && one.name === 'CK1'),
  'decisions leave no leaf': without('upload', (one) => one.kind === 'leaf'),
  'restrictions come without reasons': without(
    'upload',
    (one) => one.kind === 'effect' && one.effect === 'statement-of-reasons',
  ),
  'a strike counts while it is contested': without('upload', told('contested')),
  'the red button needs no declaration': changed('upload', (own) => ({
    decide(state, command, context) {
      if (command.type !== 'red-button') return own.decide(state, command, context);
      const whole = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };
      return own.decide(state, { ...command, standing: 'trusted', right: true, declaration: whole } as Typed, context);
    },
  })),
  'a suspension may last for ever': changed('account', (own) => ({
    decide(state, command, context) {
      const outcome = own.decide(state, command, context);
      if (outcome.kind === 'refused' || command.type !== 'suspend') return outcome;
      const value = outcome.value.map((event) =>
        event.type === 'suspended' ? { ...event, until: context.at + 4e11 } : event,
      );
      return { ...outcome, value };
    },
  })),
  'anyone may answer for anyone': changed('upload', (own) => ({
    decide: (state, command, context) =>
      own.decide(
        state,
        command,
        command.type === 'answer' ? { ...context, actor: { kind: 'platform', key: 'town' } } : context,
      ),
  })),
};

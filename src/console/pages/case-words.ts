/** Codes of cases in a person's words. Pure: the catalogue is an argument; an unknown code is shown as it is, never guessed. */
import type { CaseLine } from '../api/cases.ts';
import type { Words } from '../messages/en.ts';

type Codes = Words['codes'];

export const kindName = (codes: Codes, kind: string): string => codes.kinds[kind] ?? codes.unsaid(kind);
export const stateName = (codes: Codes, state: string): string => codes.states[state] ?? codes.unsaid(state);
/** Of a row: an upload that the board put behind a warning is public, and restricted all the same. */
export const stateOfLine = (codes: Codes, { state, shown }: Pick<CaseLine, 'state' | 'shown'>): string =>
  shown?.['warning'] === true ? codes.shown.warned(stateName(codes, state)) : stateName(codes, state);
export const eventName = (codes: Codes, type: string): string => codes.events[type] ?? codes.unsaid(type);
/** `oversight.vote` → what the letter is about; a kind and an event where it has no name of its own. */
export function letterName(codes: Codes, message: string): string {
  const [kind = '', event = ''] = message.split('.');
  return codes.letters[message] ?? `${kindName(codes, kind)}: ${eventName(codes, event)}`;
}
export const actionName = (codes: Codes, action: string): string => codes.actions[action] ?? codes.unsaid(action);

/** `staff/abc` → the name when it is one's own; codes for programs and dates; never an id of a person. */
export function actorName(codes: Codes, by: string, me: string): string {
  if (by === me || by === `staff/${me}`) return codes.actors.me;
  const kind = by.split('/')[0]!;
  return codes.actors[kind as 'staff'] ?? kindName(codes, kind);
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** What a row of a list says about its case: from what the procedure shows, in the order a person needs it. */
export function headline(codes: Codes, { kind, id, shown = {} }: CaseLine): string {
  const said = codes.shown;
  const word = (name: string, catalogue: Readonly<Record<string, string>>) => {
    const value = text(shown[name]);
    return value === undefined ? undefined : (catalogue[value] ?? codes.unsaid(value));
  };
  const many = (name: string, say: (count: string) => string) =>
    typeof shown[name] === 'number' && shown[name] > 0 ? say(String(shown[name])) : undefined;
  const parts = [
    // The platform's own name for an account is what people look for.
    kind === 'account' ? id : undefined,
    text(shown['title']),
    text(shown['name']),
    text(shown['authority']),
    text(shown['country']),
    kind === 'order' ? word('form', said.forms) : undefined,
    text(shown['class']),
    shown['title'] === undefined ? word('action', codes.actions) : undefined,
    text(shown['rule']),
    word('flag', codes.flags),
    word('side', codes.sides),
    /NOT_SPECIFIED/.test(String(shown['category'])) ? undefined : word('category', {}),
    word('standing', said.standings),
    word('what', said.approvals),
    word('outcome', codes.states),
    many('strikes', said.strikes),
    many('merged', said.merged),
    many('seats', said.seats),
    text(shown['ground']),
    text(shown['territory']),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : kindName(codes, kind);
}

export const modalityOf = ({ shown = {} }: CaseLine): string => text(shown['media'] ?? shown['modality']) ?? 'unknown';

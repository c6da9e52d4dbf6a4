/** Who acts on a case. Written into each event as one word; never a name, an address or an account of the outside world. */
import type { Role } from '../people/roles.ts';

export type CaseActor =
  /** A date arrived. */
  | { readonly kind: 'clock' }
  /** A step of another case led to this one. */
  | { readonly kind: 'case'; readonly stream: string }
  /** The platform's own programs. */
  | { readonly kind: 'platform'; readonly key: string }
  | { readonly kind: 'staff'; readonly id: string; readonly roles: readonly Role[] }
  /** Somebody affected, by token or through the platform. `id`: a party (`account/…`, `party/…`, `claimant/…`). */
  | { readonly kind: 'party'; readonly id: string };

export function actorWord(actor: CaseActor): string {
  switch (actor.kind) {
    case 'clock':
      return 'clock';
    case 'case':
      return actor.stream;
    case 'platform':
      return `platform/${actor.key}`;
    case 'staff':
      return `staff/${actor.id}`;
    case 'party':
      return actor.id;
  }
}

/** A page that failed, or an address without one: the way around stays usable. */
import { ErrorState } from '../ui/states.tsx';

export const PageFault = ({ error, reset }: { readonly error?: unknown; readonly reset?: () => void }) => (
  <ErrorState fault={error} {...(reset && { again: reset })} />
);

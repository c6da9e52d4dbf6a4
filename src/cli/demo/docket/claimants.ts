/** Claimants of the demo, registered as a platform registers them. */
import type { Asking, Caller } from './town.ts';

/** Returns the id. */
export async function registerClaimant(asking: Asking, platform: Caller, name: string): Promise<string> {
  const email = `rights@${name.toLowerCase().replaceAll(' ', '-')}.example`;
  const { stream } = await asking.ask<{ stream: string }>(platform, 'POST', '/v1/claimants', { name, email });
  return stream.slice('claimant/'.length);
}

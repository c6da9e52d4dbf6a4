/** The demo’s docket: seven cases, made once. A later start shows what was made; one after an interrupted start goes on with it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actorForSecret, createApiKey } from '../../../app/index.ts';
import type { Json } from '../../../common/index.ts';
import type { Installation } from '../../installation.ts';
import type { Terminal } from '../../terminal.ts';
import { BOARD_CASE, bringBeforeTheBoard, drawThePanel } from './before-the-board.ts';
import { blockedFilm } from './blocked.ts';
import { brigade } from './brigade.ts';
import type { DemoCase, Shown } from './demo-case.ts';
import { disputedSong } from './disputed-song.ts';
import { ministryMail } from './ministry.ts';
import { overClaimer } from './over-claimer.ts';
import { presumedParody } from './parody.ts';
import { enrolStaff } from './people.ts';
import { bearer, townAt, type Town } from './town.ts';

const CASES: readonly DemoCase[] = [blockedFilm, presumedParody, disputedSong, brigade, ministryMail, overClaimer];
const MADE = 'demo-docket';
/** What a platform’s programs need; not to rule over people. */
const SCOPES = [
  'uploads:write',
  'uploads:read',
  'references:write',
  'references:read',
  'cases:write',
  'cases:read',
  'money:read',
];

type House = Pick<Installation, 'service' | 'address' | 'consoleLink'>;

/** @param folder of the samples: the platform’s key is kept there */
export const openTown = async ({ service, address }: House, folder: string): Promise<Town> =>
  townAt(address, bearer(await platformKey(service, folder)));

/** @param samples ids of the sample uploads, by their stories */
export async function fillDocket(
  terminal: Terminal,
  { service, consoleLink }: House,
  town: Town,
  samples: ReadonlyMap<string, string>,
): Promise<readonly Shown[]> {
  terminal.print(terminal.paint('bold', 'Cases'));
  const made = (await service.store.setting(MADE)) as readonly Shown[] | undefined;
  if (made) {
    for (const one of made) print(terminal, one);
    return made;
  }
  const { platform } = town;
  const staff = await enrolStaff(town.forCase('staff'), await consoleLink());
  const stageFor = (name: string) => ({ asking: town.forCase(name), platform, staff, samples });
  const shown: Shown[] = [];
  const show = (one: Shown) => {
    shown.push(one);
    print(terminal, one);
  };
  // First, so that the log has grown when the panel is to be drawn; the draw itself can be asked again, so it has other keys.
  const board = await bringBeforeTheBoard(stageFor(BOARD_CASE));
  for (const one of CASES) show(await one.play(stageFor(one.name)));
  show(await drawThePanel(stageFor(`${BOARD_CASE}-draw`), board));
  await service.store.transaction((tx) => tx.saveSetting(MADE, shown as unknown as Json));
  return shown;
}

function print(terminal: Terminal, { story, stands }: Shown): void {
  terminal.print(`  ${story.padEnd(50)} ${terminal.paint('dim', stands)}`);
}

/** The demo’s platform has a key of its own, kept beside the samples: a second start, and whoever plays with it, can use it. */
async function platformKey(service: Installation['service'], folder: string): Promise<string> {
  const file = join(folder, 'platform.key');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '' && (await actorForSecret(service, kept))) return kept;
  const { secret } = await createApiKey(service, SCOPES);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

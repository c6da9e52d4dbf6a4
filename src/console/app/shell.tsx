/** The frame: where one can go, what waits there, who works here. */
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { BreakReminder } from '../care/break-reminder.tsx';
import { useKeyHelp, useShortcuts } from '../keys/keyboard.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useToasts } from '../ui/toast.tsx';
import { LiveSign, useLiveLine } from './live.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { usePreferences } from './preferences.tsx';
import { useSession, useSignOut } from './session.tsx';
import { Settings } from './settings.tsx';
import { useWaiting } from './waiting.ts';

type PageName =
  | 'home'
  | 'queue'
  | 'board'
  | 'references'
  | 'claimants'
  | 'disputes'
  | 'licences'
  | 'money'
  | 'strikes'
  | 'orders'
  | 'policies'
  | 'approvals'
  | 'people'
  | 'audit'
  | 'health';
type GroupName = 'work' | 'works' | 'conduct' | 'rules' | 'watch';

interface Place {
  readonly page: PageName;
  readonly to: '/' | `/${Exclude<PageName, 'home'>}`;
  readonly icon: IconName;
  /** After `g`. */
  readonly key: string;
  /** Whose page it is; absent: everybody's. */
  readonly only?: readonly string[];
}
const GROUPS: readonly (readonly [GroupName, readonly Place[]])[] = [
  [
    'work',
    [
      { page: 'home', to: '/', icon: 'home', key: 'h' },
      { page: 'queue', to: '/queue', icon: 'queue', key: 'q' },
      { page: 'board', to: '/board', icon: 'board', key: 'b' },
    ],
  ],
  [
    'works',
    [
      { page: 'references', to: '/references', icon: 'book', key: 'r' },
      { page: 'claimants', to: '/claimants', icon: 'people', key: 'c' },
      { page: 'disputes', to: '/disputes', icon: 'dispute', key: 'd' },
      { page: 'licences', to: '/licences', icon: 'licence', key: 'l' },
      { page: 'money', to: '/money', icon: 'money', key: 'm', only: ['administrator', 'operator', 'auditor'] },
    ],
  ],
  [
    'conduct',
    [
      { page: 'strikes', to: '/strikes', icon: 'strike', key: 's' },
      { page: 'orders', to: '/orders', icon: 'order', key: 'o' },
    ],
  ],
  [
    'rules',
    [
      { page: 'policies', to: '/policies', icon: 'policy', key: 'p' },
      { page: 'approvals', to: '/approvals', icon: 'approve', key: 'a' },
      { page: 'people', to: '/people', icon: 'people', key: 'w' },
    ],
  ],
  [
    'watch',
    [
      { page: 'audit', to: '/audit', icon: 'audit', key: 't' },
      { page: 'health', to: '/health', icon: 'health', key: 'e' },
    ],
  ],
];

export function Shell() {
  const { words, format } = useWords();
  const session = useSession();
  const leave = useSignOut();
  const navigate = useNavigate();
  const help = useKeyHelp();
  const toasts = useToasts();
  const waiting = useWaiting();
  const live = useLiveLine();
  const [settings, setSettings] = useState(false);
  const main = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState(false);
  const groups = GROUPS.map(
    ([group, places]) =>
      [group, places.filter(({ only }) => !only || only.some((role) => session.roles.includes(role)))] as const,
  );
  const { preferences, change } = usePreferences();
  // Where the page that is shown belongs to, not where one is on the way to.
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return undefined;
    setMenu(false);
    // A new page is announced by its heading, as after a full load; the first one is left to the browser.
    if (first.current) {
      first.current = false;
      return undefined;
    }
    return focusHeading(main.current);
  }, [path]);
  useShortcuts([
    ...groups.flatMap(([, places]) =>
      places.map(({ page, to, key }) => ({
        keys: `g ${key}`,
        does: words.keys.go(words.shell.pages[page]),
        run: () => void navigate({ to }),
      })),
    ),
    { keys: 'u', does: words.keys.undo, run: () => void toasts.undoNewest() },
    { keys: '?', does: words.keys.help, run: help },
  ]);
  const full = useRouterState({
    select: ({ location }) => /^\/(?:console\/)?(?:queue|cases\/)/.test(location.pathname),
  });
  return (
    <div className="shell">
      <a className="skip" href="#work">
        {words.shell.skip}
      </a>
      <header className="side" data-menu={menu}>
        <div className="line-up apart">
          <Link to="/" className="name">
            <img src="/icon.svg" alt="" />
            Recourse
          </Link>
          <Button className="menu" aria-expanded={menu} aria-controls="around" onClick={() => setMenu(!menu)}>
            {words.shell.menu}
          </Button>
        </div>
        <nav id="around" aria-label={words.shell.around}>
          {groups.map(([group, places]) => (
            <div key={group}>
              <h2>{words.shell.groups[group]}</h2>
              <ul>
                {places.map(({ page, to, icon }) => (
                  <li key={page}>
                    <Link to={to} activeOptions={{ exact: to === '/' }}>
                      <Icon name={icon} />
                      {words.shell.pages[page]}
                      {waiting[page] !== undefined && <span className="count">{format.number(waiting[page])}</span>}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="foot">
          <div className="line-up apart">
            <LiveSign live={live} />
            <Button kind="quiet" tiny hint="?" onClick={help}>
              {words.shell.keys}
            </Button>
          </div>
          <div>
            <div className="strong cut">{session.name}</div>
            <div className="soft small">
              {session.roles.map((role) => words.roles[role as 'reviewer'] ?? role).join(', ')}
            </div>
          </div>
          <div className="line-up">
            <Button tiny onClick={() => setSettings(true)}>
              {words.shell.settings}
            </Button>
            <Button tiny onClick={() => void leave()}>
              {words.shell.signOut}
            </Button>
          </div>
          <div className="line-up apart">
            <LanguageSwitch language={preferences.language} onChange={(language) => change({ language })} />
            <a className="small" href="/">
              {words.shell.publicPages}
            </a>
          </div>
        </div>
      </header>
      <main id="work" ref={main} className={full ? 'work full' : 'work'}>
        <Outlet />
      </main>
      {settings && <Settings onClose={() => setSettings(false)} />}
      <BreakReminder />
    </div>
  );
}

/** At once, or as soon as the page has one: it may have to be asked for first. Whoever has moved on is left where they are. */
function focusHeading(main: HTMLElement | null): () => void {
  const focus = () => {
    const heading = main?.querySelector<HTMLElement>('h1');
    heading?.focus();
    return heading != null;
  };
  const done = () => {};
  if (main === null || focus()) return done;
  const watcher = new MutationObserver(() => {
    const elsewhere = document.activeElement !== document.body && main.contains(document.activeElement);
    if (elsewhere || focus()) watcher.disconnect();
  });
  watcher.observe(main, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

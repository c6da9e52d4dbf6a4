/** The console starts here: styles, words, session, pages. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from './api/answers.ts';
import { PreferencesPlace, usePreferences } from './app/preferences.tsx';
import { router } from './app/router.tsx';
import { SESSION_KEY, SessionGate } from './app/session.tsx';
import { KeyboardPlace } from './keys/keyboard.tsx';
import { pendingDecisions } from './pages/case/pending-decisions.ts';
import { loadWords, WordsPlace, type Language } from './messages/words.tsx';
import type { Words } from './messages/en.ts';
import { StepPlace } from './steps/step-place.tsx';
import { ToastPlace } from './ui/toast.tsx';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/surfaces.css';
import './design/shell.css';
import './design/evidence.css';
import './design/queue.css';
import './design/registers.css';

/** A session that ended while a page was open leads back to the door, whoever asked. */
const onFault = (fault: Error): void => {
  if (fault instanceof Refused && fault.problem.status === 401) queries.setQueryData(SESSION_KEY, null);
};
const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onFault }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, fault) => !(fault instanceof Refused) && times < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { onError: onFault },
  },
});

function LanguagePlace({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences().preferences;
  const [held, setHeld] = useState<{ readonly language: Language; readonly words: Words }>();
  useEffect(() => {
    let wanted = true;
    void loadWords(language).then((words) => wanted && setHeld({ language, words }));
    return () => {
      wanted = false;
    };
  }, [language]);
  return held ? <WordsPlace {...held}>{children}</WordsPlace> : null;
}

// Whoever leaves has decided: what still could be taken back goes out.
window.addEventListener('pagehide', () => pendingDecisions.flush());

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <PreferencesPlace>
        <LanguagePlace>
          <ToastPlace>
            <KeyboardPlace>
              <SessionGate>
                <StepPlace>
                  <RouterProvider router={router} />
                </StepPlace>
              </SessionGate>
            </KeyboardPlace>
          </ToastPlace>
        </LanguagePlace>
      </PreferencesPlace>
    </QueryClientProvider>
  </StrictMode>,
);

/** Starts the workspace: theme and language before the first paint, then the router over one query cache. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ApiProblem, isTransient } from '../api/problem';
import { keepLanguage, keptLanguage, type Language } from '../i18n/kept-language';
import '../ui/tokens.css';
import '../ui/fonts.css';
import '../ui/base.css';
import { applyTheme } from '../ui/theme';
import { ToastPlace } from './parts/toast';
import { router } from './router';
import { LanguageContext } from './say';
import { sessionKey } from './session/session';
import './style/frame.css';
import './style/forms.css';
import './style/lists.css';
import './style/pages.css';

applyTheme();

/** A session that ended elsewhere shows the sign-in page at the next answer. */
const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (problem, query) => {
      if (problem instanceof ApiProblem && problem.code === 'notSignedIn' && query.queryKey[0] !== sessionKey[0]) {
        queries.setQueryData(sessionKey, null);
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, problem) => tries < 2 && isTransient(problem),
    },
  },
});

function Languages({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const choose = (wanted: Language): void => {
    keepLanguage(wanted);
    setLanguage(wanted);
  };
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={{ language, setLanguage: choose }}>{children}</LanguageContext>;
}

/** react-aria would add a style tag of this id, which the strict CSP refuses; its one rule stands in frame.css. */
const marker = document.createElement('template');
marker.id = 'react-aria-pressable-style';
document.head.append(marker);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Languages>
        <ToastPlace>
          <RouterProvider router={router} />
        </ToastPlace>
      </Languages>
    </QueryClientProvider>
  </StrictMode>,
);

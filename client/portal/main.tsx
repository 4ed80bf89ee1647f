/** Starts the portal: public rankings, agency profiles, method. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import en from '../i18n/portal/en.json';
import vi from '../i18n/portal/vi.json';
import { startMessages } from '../i18n/start';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './portal.css';
import { applyTheme } from '../ui/theme';
import { AgencyRoute } from './agency-page';
import { BrokenPage, MissingPage } from './load-states';
import { MethodPage } from './method-page';
import { RankingRoute } from './ranking-page';
import { StartPage } from './start-page';

applyTheme();

const router = createBrowserRouter([
  {
    errorElement: <BrokenPage />,
    children: [
      { path: '/', element: <StartPage /> },
      { path: '/bang-xep-hang', element: <StartPage /> },
      { path: '/bang-xep-hang/:publicationId', element: <RankingRoute /> },
      { path: '/bang-xep-hang/:publicationId/don-vi/:agencyId', element: <AgencyRoute /> },
      { path: '/phuong-phap', element: <MethodPage /> },
      { path: '*', element: <MissingPage /> },
    ],
  },
]);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={startMessages(vi, en)}>
        <RouterProvider router={router} />
      </I18nextProvider>
    </StrictMode>,
  );
}

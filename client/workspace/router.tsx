/** Every address of the workspace, each page loaded when it is first opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { base, paths } from './paths';
import { PageFailed, PageNotFound } from './parts/page-failed';
import { Skeleton } from './parts/states';
import { RequireAction } from './parts/require-action';
import { RequireSession } from './session/session';
import { SignInPage } from './session/sign-in.page';
import { Shell } from './shell/shell';

type Load = () => Promise<ComponentType>;

/** A page behind an action of the permission table; null = every signed-in account. */
const page = (path: string, action: string | null, load: Load): RouteObject => ({
  path,
  ErrorBoundary: PageFailed,
  lazy: async () => {
    const Page = await load();
    return {
      Component: () =>
        action === null ? (
          <Page />
        ) : (
          <RequireAction action={action}>
            <Page />
          </RequireAction>
        ),
    };
  },
});

/** The signed-in pages; a test walks all of them for every role. */
export const pages: RouteObject[] = [
  page(paths.home, null, async () => (await import('./home/home.page')).HomePage),
  page(paths.surveys, 'surveys.read', async () => (await import('./surveys/surveys.page')).SurveysPage),
  page(paths.newSurvey, 'surveys.write', async () => (await import('./surveys/set-up.page')).NewSurveyPage),
  page(paths.survey(':id'), 'surveys.read', async () => (await import('./surveys/survey.page')).SurveyPage),
  page(paths.surveySetUp(':id'), 'surveys.write', async () => (await import('./surveys/set-up.page')).SurveySetUpPage),
  page(
    paths.questionnaires,
    'questionnaires.read',
    async () => (await import('./questionnaires/questionnaires.page')).QuestionnairesPage,
  ),
  page(
    paths.questionnaire(':id'),
    'questionnaires.read',
    async () => (await import('./questionnaires/questionnaire.page')).QuestionnairePage,
  ),
  page(
    paths.questionnaireEditor(':id'),
    'questionnaires.write',
    async () => (await import('./questionnaires/editor.page')).QuestionnaireEditorPage,
  ),
  page(paths.runs, 'runs.read', async () => (await import('./results/runs.page')).RunsPage),
  page(paths.run(':id'), 'runs.read', async () => (await import('./results/run.page')).RunPage),
  page(
    paths.publications,
    'publications.read',
    async () => (await import('./publications/publications.page')).PublicationsPage,
  ),
  page(
    paths.prepare(':runId'),
    'publications.prepare',
    async () => (await import('./publications/prepare.page')).PreparePage,
  ),
  page(
    paths.publication(':id'),
    'publications.read',
    async () => (await import('./publications/publication.page')).PublicationPage,
  ),
  page(paths.agencies, 'agencies.read', async () => (await import('./agencies/agencies.page')).AgenciesPage),
  page(paths.newAgency, 'agencies.write', async () => (await import('./agencies/agency.page')).NewAgencyPage),
  page(paths.agency(':id'), 'agencies.read', async () => (await import('./agencies/agency.page')).AgencyPage),
  page(paths.accounts, 'accounts.read', async () => (await import('./accounts/accounts.page')).AccountsPage),
  page(paths.audit, 'audit.read', async () => (await import('./audit/audit.page')).AuditPage),
  page(paths.settings, 'settings.read', async () => (await import('./settings/settings.page')).SettingsPage),
  page(paths.own, null, async () => (await import('./own/own.page')).OwnPage),
];

export const router = createBrowserRouter(
  [
    { path: paths.signIn, Component: SignInPage, ErrorBoundary: PageFailed },
    {
      path: '/',
      ErrorBoundary: PageFailed,
      HydrateFallback: Skeleton,
      Component: () => (
        <RequireSession>
          <Shell />
        </RequireSession>
      ),
      children: [
        { index: true, element: <Navigate to={paths.home} replace /> },
        ...pages,
        { path: '*', Component: PageNotFound },
      ],
    },
  ],
  { basename: base },
);

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { Me } from '@workback/contracts/session/session.schemas';
import { ApiProblem } from './api/problem.js';
import { FailedPage } from './app/failed-page.js';
import { Frame } from './app/frame.js';
import { NotFound } from './app/not-found.js';
import { queryClient } from './app/query-client.js';
import { readAmendmentSearch } from './features/amendments/amendment-search.js';
import { readActivitySearch } from './features/activity/activity-search.js';
import { readDeckSearch } from './features/decks/deck-search.js';
import { readPortfolioSearch } from './features/portfolio/portfolio-search.js';
import { fetchPrfaqAhead, fetchVersionsAhead } from './features/prfaqs/api/fetch-ahead.js';
import { readPrfaqSearch } from './features/prfaqs/prfaq-search.js';
import { readTraceSearch } from './features/traces/trace-search.js';
import { readVersionsSearch } from './features/prfaqs/versions/versions-search.js';
import { readPlanSearch } from './features/roadmaps/plan/plan-search.js';
import { readRoadmapSearch } from './features/roadmaps/portfolio/roadmap-search.js';
import { readRunSearch } from './features/runs/run-search.js';
import { readSearchSearch } from './features/search/search-search.js';
import { meQuery } from './features/sessions/api/sessions.queries.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => (typeof search['back'] === 'string' ? { back: search['back'] } : {}),
  component: lazyRouteComponent(() => import('./features/sessions/pages/sign-in-page.js')),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link',
  component: lazyRouteComponent(() => import('./features/sessions/pages/link-page.js')),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./features/people/pages/join-page.js')),
});

const checkInLink = createRoute({
  getParentRoute: () => root,
  path: '/check-in',
  component: lazyRouteComponent(() => import('./features/check-ins/pages/check-in-link-page.js')),
});

const mailStop = createRoute({
  getParentRoute: () => root,
  path: '/mail-stop',
  component: lazyRouteComponent(() => import('./features/mails/pages/mail-stop-page.js')),
});

const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared',
  component: lazyRouteComponent(() => import('./features/shares/pages/shared-page.js')),
});

const tv = createRoute({
  getParentRoute: () => root,
  path: '/tv',
  component: lazyRouteComponent(() => import('./features/shares/pages/tv-page.js')),
});

/** Everybody past this point is signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      return { me: await queryClient.ensureQueryData(meQuery) };
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
      }
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    const { workspaces } = context.me;
    const first = workspaces.find((workspace) => workspace.isExample) ?? workspaces[0];
    if (first) throw redirect({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug: first.slug } });
  },
  component: lazyRouteComponent(() => import('./features/workspaces/pages/no-workspace-page.js')),
});

const workspace = createRoute({ getParentRoute: () => signedIn, path: '/w/$workspaceSlug', component: Frame });

const page = <Path extends string>(path: Path, load: () => Promise<{ default: () => React.ReactElement }>) =>
  createRoute({ getParentRoute: () => workspace, path, component: lazyRouteComponent(load) });

const portfolio = createRoute({
  getParentRoute: () => workspace,
  path: '/portfolio',
  validateSearch: readPortfolioSearch,
  component: lazyRouteComponent(() => import('./features/portfolio/pages/portfolio-page.js')),
});

const workspaceIn = ({ workspaces }: Me, slug: string): Me['workspaces'][number] | undefined =>
  workspaces.find((each) => each.slug === slug);

const prfaq = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/prfaq',
  validateSearch: readPrfaqSearch,
  // What the page asks for by itself later; a change of the search is no reason to ask again.
  loaderDeps: () => ({}),
  shouldReload: false,
  loader: ({ context: { me }, params: { workspaceSlug, initiativeId }, location: { search } }) => {
    const workspace = workspaceIn(me, workspaceSlug);
    if (workspace) fetchPrfaqAhead(queryClient, { workspaceId: workspace.id, initiativeId }, readPrfaqSearch(search));
  },
  component: lazyRouteComponent(() => import('./features/prfaqs/pages/prfaq-page.js')),
});

const versions = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/prfaq/versions',
  validateSearch: readVersionsSearch,
  loaderDeps: () => ({}),
  shouldReload: false,
  loader: ({ context: { me }, params: { workspaceSlug, initiativeId }, location: { search } }) => {
    const workspace = workspaceIn(me, workspaceSlug);
    if (workspace)
      fetchVersionsAhead(queryClient, { workspaceId: workspace.id, initiativeId }, readVersionsSearch(search));
  },
  component: lazyRouteComponent(() => import('./features/prfaqs/pages/versions-page.js')),
});

const checkIn = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/check-in',
  validateSearch: (search): { milestone?: string } =>
    typeof search['milestone'] === 'string' ? { milestone: search['milestone'] } : {},
  component: lazyRouteComponent(() => import('./features/check-ins/pages/check-in-page.js')),
});

const amendment = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/amendments/$amendmentId',
  validateSearch: readAmendmentSearch,
  component: lazyRouteComponent(() => import('./features/amendments/pages/amendment-page.js')),
});

const trace = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/trace',
  validateSearch: readTraceSearch,
  component: lazyRouteComponent(() => import('./features/traces/pages/trace-page.js')),
});

const search = createRoute({
  getParentRoute: () => workspace,
  path: '/search',
  validateSearch: readSearchSearch,
  component: lazyRouteComponent(() => import('./features/search/pages/search-page.js')),
});

const roadmap = createRoute({
  getParentRoute: () => workspace,
  path: '/roadmap',
  validateSearch: readRoadmapSearch,
  component: lazyRouteComponent(() => import('./features/roadmaps/pages/roadmap-page.js')),
});

const plan = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./features/roadmaps/pages/plan-page.js')),
});

const runs = createRoute({
  getParentRoute: () => workspace,
  path: '/runs',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('./features/runs/pages/runs-page.js')),
});

const deck = createRoute({
  getParentRoute: () => workspace,
  path: '/wbr/$deckId',
  validateSearch: readDeckSearch,
  component: lazyRouteComponent(() => import('./features/decks/pages/deck-page.js')),
});

const inbox = createRoute({
  getParentRoute: () => workspace,
  path: '/inbox',
  validateSearch: (search): { entries?: 'all' } => (search['entries'] === 'all' ? { entries: 'all' } : {}),
  component: lazyRouteComponent(() => import('./features/notifications/pages/inbox-page.js')),
});

const activity = createRoute({
  getParentRoute: () => workspace,
  path: '/activity',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(() => import('./features/activity/pages/activity-page.js')),
});

const initiativeActivity = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiativeId/activity',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(() => import('./features/activity/pages/initiative-activity-page.js')),
});

const tree = root.addChildren([
  signIn,
  link,
  checkInLink,
  shared,
  tv,
  mailStop,
  join,
  signedIn.addChildren([
    home,
    workspace.addChildren([
      portfolio,
      page('/my-work', () => import('./features/my-work/pages/my-work-page.js')),
      search,
      roadmap,
      inbox,
      activity,
      initiativeActivity,
      page('/documents', () => import('./features/prfaqs/pages/documents-page.js')),
      page('/documents/import', () => import('./features/prfaqs/pages/import-page.js')),
      prfaq,
      versions,
      amendment,
      trace,
      page('/initiatives/$initiativeId/decisions', () => import('./features/rounds/pages/decisions-page.js')),
      page('/initiatives/$initiativeId', () => import('./features/initiatives/pages/initiative-page.js')),
      checkIn,
      page('/initiatives/$initiativeId/check-ins', () => import('./features/check-ins/pages/check-ins-page.js')),
      plan,
      page('/initiatives/$initiativeId/days-off', () => import('./features/days-off/pages/days-off-page.js')),
      page('/reports', () => import('./features/two-by-twos/pages/reports-page.js')),
      page('/reports/$reportId', () => import('./features/two-by-twos/pages/report-page.js')),
      page('/kpis', () => import('./features/kpis/pages/kpis-page.js')),
      page('/kpis/new', () => import('./features/kpis/pages/kpi-form-page.js')),
      page('/kpis/$kpiId', () => import('./features/kpis/pages/kpi-page.js')),
      page('/kpis/$kpiId/edit', () => import('./features/kpis/pages/kpi-form-page.js')),
      page('/wbr', () => import('./features/decks/pages/decks-page.js')),
      deck,
      page('/wbr/$deckId/edit', () => import('./features/decks/pages/deck-edit-page.js')),
      page('/data-health', () => import('./features/data-health/pages/data-health-page.js')),
      page('/sources', () => import('./features/sources/pages/sources-page.js')),
      page('/sources/$sourceId', () => import('./features/sources/pages/source-page.js')),
      runs,
      page('/runs/$runId', () => import('./features/runs/pages/run-page.js')),
      page('/settings', () => import('./features/workspaces/pages/settings-page.js')),
    ]),
  ]),
]);

/** Every address of the web app. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
  context: {},
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { shareLinkRoutes } from '../share-link/share-link.routes.js';
import { guardrailRoutes } from '../guardrail/guardrail.routes.js';
import { dataHealthRoutes } from '../data-health/data-health.routes.js';
import { signalRoutes } from '../signal/signal.routes.js';
import { amendmentRoutes } from '../amendment/amendment.routes.js';
import { backfillRoutes } from '../backfill/backfill.routes.js';
import { annotationRoutes } from '../annotation/annotation.routes.js';
import { calendarFeedRoutes } from '../calendar-feed/calendar-feed.routes.js';
import { checkInLinkRoutes } from '../check-in/check-in-link.routes.js';
import { checkInRoutes } from '../check-in/check-in.routes.js';
import { commentRoutes } from '../comment/comment.routes.js';
import { coachRoutes } from '../coach/coach.routes.js';
import { criterionRoutes } from '../criterion/criterion.routes.js';
import { deckRoutes } from '../deck/deck.routes.js';
import { eventRoutes } from '../event/event.routes.js';
import { gateRoutes } from '../gate/gate.routes.js';
import { imageRoutes } from '../image/image.routes.js';
import { forecastRoutes } from '../forecast/forecast.routes.js';
import { followRoutes } from '../follow/follow.routes.js';
import { initiativeRoutes } from '../initiative/initiative.routes.js';
import { invitationRoutes } from '../invitation/invitation.routes.js';
import { kpiRoutes } from '../kpi/kpi.routes.js';
import { notificationRoutes } from '../notification/notification.routes.js';
import { meetingRoutes } from '../meeting/meeting.routes.js';
import { memberRoutes } from '../member/member.routes.js';
import { myWorkRoutes } from '../my-work/my-work.routes.js';
import { portfolioRoutes } from '../portfolio/portfolio.routes.js';
import { presenceRoutes } from '../presence/presence.routes.js';
import { prfaqRoutes } from '../prfaq/prfaq.routes.js';
import { otlpRoutes } from '../otlp/otlp.routes.js';
import { pushRoutes } from '../push/push.routes.js';
import { questionRoutes } from '../prfaq/question.routes.js';
import { wordRoutes } from '../prfaq/word.routes.js';
import { promiseRoutes } from '../promise/promise.routes.js';
import { planChangeRoutes } from '../roadmap/plan-change.routes.js';
import { crossDependencyRoutes } from '../roadmap/cross-dependency.routes.js';
import { planExchangeRoutes } from '../roadmap/plan-exchange.routes.js';
import { roadmapRoutes } from '../roadmap/roadmap.routes.js';
import { roundRoutes } from '../round/round.routes.js';
import { runRoutes } from '../run/run.routes.js';
import { mailRoutes } from '../mail/mail.routes.js';
import { savedViewRoutes } from '../saved-view/saved-view.routes.js';
import { searchRoutes } from '../search/search.routes.js';
import { sessionRoutes } from '../session/session.routes.js';
import { sourceRoutes } from '../source/source.routes.js';
import { tokenRoutes } from '../token/token.routes.js';
import { twoByTwoRoutes } from '../two-by-two/two-by-two.routes.js';
import { workspaceRoutes } from '../workspace/workspace.routes.js';
import type { Route } from './route.js';

/** Every route of the product, in the order of the chain; the OpenAPI document and the access tests walk it. */
export const allRoutes: readonly Route[] = [
  sessionRoutes,
  workspaceRoutes,
  memberRoutes,
  invitationRoutes,
  tokenRoutes,
  portfolioRoutes,
  myWorkRoutes,
  initiativeRoutes,
  prfaqRoutes,
  questionRoutes,
  wordRoutes,
  imageRoutes,
  amendmentRoutes,
  roundRoutes,
  meetingRoutes,
  promiseRoutes,
  coachRoutes,
  roadmapRoutes,
  planChangeRoutes,
  planExchangeRoutes,
  crossDependencyRoutes,
  calendarFeedRoutes,
  checkInRoutes,
  checkInLinkRoutes,
  twoByTwoRoutes,
  forecastRoutes,
  sourceRoutes,
  kpiRoutes,
  signalRoutes,
  dataHealthRoutes,
  shareLinkRoutes,
  guardrailRoutes,
  backfillRoutes,
  pushRoutes,
  otlpRoutes,
  criterionRoutes,
  runRoutes,
  commentRoutes,
  followRoutes,
  eventRoutes,
  presenceRoutes,
  searchRoutes,
  notificationRoutes,
  deckRoutes,
  savedViewRoutes,
  gateRoutes,
  annotationRoutes,
  mailRoutes,
].flatMap((routes) => Object.values(routes) as unknown as Route[]);

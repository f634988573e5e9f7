import type { DynamicModule, Type } from '@nestjs/common';
import { AmendmentApiModule } from './amendment/amendment.api-module.js';
import { BackfillApiModule } from './backfill/backfill.api-module.js';
import { AnnotationApiModule } from './annotation/annotation.api-module.js';
import { CalendarFeedApiModule } from './calendar-feed/calendar-feed.api-module.js';
import { CheckInApiModule } from './check-in/check-in.api-module.js';
import { CommentApiModule } from './comment/comment.api-module.js';
import { CoachApiModule } from './coach/coach.api-module.js';
import { CriterionApiModule } from './criterion/criterion.api-module.js';
import { DataHealthApiModule } from './data-health/data-health.api-module.js';
import { DeckApiModule } from './deck/deck.api-module.js';
import { EventApiModule } from './event/event.api-module.js';
import { GateApiModule } from './gate/gate.api-module.js';
import { ImageApiModule } from './image/image.api-module.js';
import { FollowApiModule } from './follow/follow.api-module.js';
import { GuardrailApiModule } from './guardrail/guardrail.api-module.js';
import { InitiativeApiModule } from './initiative/initiative.api-module.js';
import { InvitationApiModule } from './invitation/invitation.api-module.js';
import { KpiApiModule } from './kpi/kpi.api-module.js';
import { NotificationApiModule } from './notification/notification.api-module.js';
import { MemberApiModule } from './member/member.api-module.js';
import { MyWorkApiModule } from './my-work/my-work.api-module.js';
import { PortfolioApiModule } from './portfolio/portfolio.api-module.js';
import { PresenceApiModule } from './presence/presence.api-module.js';
import { PrfaqApiModule } from './prfaq/prfaq.api-module.js';
import { PromiseApiModule } from './promise/promise.api-module.js';
import { OtlpApiModule } from './otlp/otlp.api-module.js';
import { PushApiModule } from './push/push.api-module.js';
import { RoadmapApiModule } from './roadmap/roadmap.api-module.js';
import { MeetingApiModule } from './meeting/meeting.api-module.js';
import { RoundApiModule } from './round/round.api-module.js';
import { RunApiModule } from './run/run.api-module.js';
import { MailApiModule } from './mail/mail.api-module.js';
import { SavedViewApiModule } from './saved-view/saved-view.api-module.js';
import { SearchApiModule } from './search/search.api-module.js';
import { SessionApiModule } from './session/session.api-module.js';
import { ShareLinkApiModule } from './share-link/share-link.api-module.js';
import { SignalApiModule } from './signal/signal.api-module.js';
import { SourceApiModule } from './source/source.api-module.js';
import { TokenApiModule } from './token/token.api-module.js';
import { ForecastApiModule } from './forecast/forecast.api-module.js';
import { TwoByTwoApiModule } from './two-by-two/two-by-two.api-module.js';
import { WorkspaceApiModule } from './workspace/workspace.api-module.js';

/** One module a noun; a new feature is one line here. */
export const featureModules: (Type | DynamicModule)[] = [
  SessionApiModule,
  WorkspaceApiModule,
  MemberApiModule,
  InvitationApiModule,
  TokenApiModule,
  InitiativeApiModule,
  PrfaqApiModule,
  ImageApiModule,
  AmendmentApiModule,
  RoundApiModule,
  MeetingApiModule,
  PromiseApiModule,
  CoachApiModule,
  RoadmapApiModule,
  CalendarFeedApiModule,
  CheckInApiModule,
  TwoByTwoApiModule,
  ForecastApiModule,
  MyWorkApiModule,
  PortfolioApiModule,
  SourceApiModule,
  KpiApiModule,
  SignalApiModule,
  DataHealthApiModule,
  ShareLinkApiModule,
  GuardrailApiModule,
  BackfillApiModule,
  PushApiModule,
  OtlpApiModule,
  CriterionApiModule,
  RunApiModule,
  CommentApiModule,
  FollowApiModule,
  EventApiModule,
  PresenceApiModule,
  SearchApiModule,
  NotificationApiModule,
  DeckApiModule,
  SavedViewApiModule,
  GateApiModule,
  AnnotationApiModule,
  MailApiModule,
];

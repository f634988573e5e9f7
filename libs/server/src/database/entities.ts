import { SignalSettingsEntity } from '../features/signal/signal-settings.entity.js';
import { AmendmentEntity } from '../features/amendment/amendment.entity.js';
import { AnnotationEntity } from '../features/annotation/annotation.entity.js';
import { CalendarFeedEntity } from '../features/calendar-feed/calendar-feed.entity.js';
import { CheckInCadenceEntity } from '../features/check-in/check-in-cadence.entity.js';
import { CheckInEntity } from '../features/check-in/check-in.entity.js';
import { CommentThreadEntity } from '../features/comment/comment-thread.entity.js';
import { CommentEntity } from '../features/comment/comment.entity.js';
import { CoachSilenceEntity } from '../features/coach/coach-silence.entity.js';
import { CriterionRevisionEntity } from '../features/criterion/criterion-revision.entity.js';
import { CrossDependencyEntity } from '../features/cross-dependency/cross-dependency.entity.js';
import { CriterionEntity } from '../features/criterion/criterion.entity.js';
import { CommentaryRequestEntity } from '../features/deck/commentary-request.entity.js';
import { CommentaryEntity } from '../features/deck/commentary.entity.js';
import { DeckMeetingEntity } from '../features/deck/deck-meeting.entity.js';
import { DeckNoteEntity } from '../features/deck/deck-note.entity.js';
import { DeckEntity } from '../features/deck/deck.entity.js';
import { EventEntity } from '../features/event/event.entity.js';
import { GateDateEntity } from '../features/gate/gate-date.entity.js';
import { GateItemEntity } from '../features/gate/gate-item.entity.js';
import { GateTickEntity } from '../features/gate/gate-tick.entity.js';
import { LaunchEntity } from '../features/launch/launch.entity.js';
import { ImageEntity } from '../features/image/image.entity.js';
import { FollowEntity } from '../features/follow/follow.entity.js';
import { InitiativeEntity } from '../features/initiative/initiative.entity.js';
import { InvitationEntity } from '../features/invitation/invitation.entity.js';
import { KpiStatusEntity } from '../features/kpi/kpi-status.entity.js';
import { KpiDefinitionEntity } from '../features/kpi/kpi-definition.entity.js';
import { KpiSliceEntity } from '../features/dimension/kpi-slice.entity.js';
import { KpiEntity } from '../features/kpi/kpi.entity.js';
import { NotificationEntity } from '../features/notification/notification.entity.js';
import { ForecastEntity } from '../features/forecast/forecast.entity.js';
import { MailChoiceEntity } from '../features/mail/mail-choice.entity.js';
import { MailEntity } from '../features/mail/mail.entity.js';
import { SavedViewEntity } from '../features/saved-view/saved-view.entity.js';
import { TwoByTwoEntity } from '../features/two-by-two/two-by-two.entity.js';
import { MembershipEntity } from '../features/member/membership.entity.js';
import { PresenceEntity } from '../features/presence/presence.entity.js';
import { PrfaqDecisionEntity } from '../features/prfaq/prfaq-decision.entity.js';
import { PrfaqVersionEntity } from '../features/prfaq/prfaq-version.entity.js';
import { PrfaqEntity } from '../features/prfaq/prfaq.entity.js';
import { QuestionOwnerEntity } from '../features/prfaq/question-owner.entity.js';
import { PromiseRevisionEntity } from '../features/promise/promise-revision.entity.js';
import { PromiseEntity } from '../features/promise/promise.entity.js';
import { BaselineEntity } from '../features/roadmap/baseline.entity.js';
import { MilestoneEntity } from '../features/roadmap/milestone.entity.js';
import { MeetingNoteEntity } from '../features/meeting/meeting-note.entity.js';
import { MeetingEntity } from '../features/meeting/meeting.entity.js';
import { RequiredChangeEntity } from '../features/round/required-change.entity.js';
import { RoundAnswerEntity } from '../features/round/round-answer.entity.js';
import { RoundReaderEntity } from '../features/round/round-reader.entity.js';
import { RoundEntity } from '../features/round/round.entity.js';
import { PlanChangeEntity } from '../features/roadmap/plan-change.entity.js';
import { BackfillEntity } from '../features/backfill/backfill.entity.js';
import { MetricPointEntity } from '../features/otlp/metric-point.entity.js';
import { RunEntity } from '../features/run/run.entity.js';
import { SourceBreakerEntity } from '../features/source/source-breaker.entity.js';
import { SearchEntryEntity } from '../features/search/search-entry.entity.js';
import { SessionEntity } from '../features/session/session.entity.js';
import { SignInLinkEntity } from '../features/session/sign-in-link.entity.js';
import { UserEntity } from '../features/session/user.entity.js';
import { SourceEntity } from '../features/source/source.entity.js';
import { TokenEntity } from '../features/token/token.entity.js';
import { WorkspaceEntity } from '../features/workspace/workspace.entity.js';

/** Every entity of the product; the drift check compares them with the migrated schema. */
export const entities: (new () => object)[] = [
  WorkspaceEntity,
  UserEntity,
  MembershipEntity,
  InvitationEntity,
  SessionEntity,
  SignInLinkEntity,
  TokenEntity,
  InitiativeEntity,
  PrfaqEntity,
  PrfaqVersionEntity,
  PrfaqDecisionEntity,
  QuestionOwnerEntity,
  ImageEntity,
  AmendmentEntity,
  RoundEntity,
  RoundReaderEntity,
  RoundAnswerEntity,
  RequiredChangeEntity,
  MeetingEntity,
  MeetingNoteEntity,
  PromiseEntity,
  CoachSilenceEntity,
  PromiseRevisionEntity,
  MilestoneEntity,
  PlanChangeEntity,
  BaselineEntity,
  CalendarFeedEntity,
  CrossDependencyEntity,
  CheckInEntity,
  CheckInCadenceEntity,
  TwoByTwoEntity,
  ForecastEntity,
  SourceEntity,
  KpiEntity,
  KpiDefinitionEntity,
  KpiSliceEntity,
  KpiStatusEntity,
  SignalSettingsEntity,
  CriterionEntity,
  CriterionRevisionEntity,
  RunEntity,
  MetricPointEntity,
  BackfillEntity,
  SourceBreakerEntity,
  EventEntity,
  PresenceEntity,
  SearchEntryEntity,
  CommentThreadEntity,
  CommentEntity,
  FollowEntity,
  NotificationEntity,
  DeckEntity,
  DeckMeetingEntity,
  DeckNoteEntity,
  CommentaryEntity,
  CommentaryRequestEntity,
  SavedViewEntity,
  GateItemEntity,
  GateTickEntity,
  GateDateEntity,
  LaunchEntity,
  AnnotationEntity,
  MailEntity,
  MailChoiceEntity,
];

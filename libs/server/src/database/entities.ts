import { CheckInEntity } from '../features/check-in/check-in.entity.js';
import { InitiativeEntity } from '../features/initiative/initiative.entity.js';
import { MilestoneEntity } from '../features/roadmap/milestone.entity.js';
import { SessionEntity } from '../features/session/session.entity.js';
import { SignInLinkEntity } from '../features/session/sign-in-link.entity.js';
import { UserEntity } from '../features/session/user.entity.js';
import { TokenEntity } from '../features/token/token.entity.js';
import { MembershipEntity } from '../features/workspace/membership.entity.js';
import { WorkspaceEntity } from '../features/workspace/workspace.entity.js';

/** Every entity of the product; the drift check compares them with the migrated schema. */
export const entities: (new () => object)[] = [
  WorkspaceEntity,
  UserEntity,
  MembershipEntity,
  SessionEntity,
  SignInLinkEntity,
  TokenEntity,
  InitiativeEntity,
  MilestoneEntity,
  CheckInEntity,
];

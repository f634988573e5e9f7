import type { CheckInCadence } from '@workback/domain/check-in/check-in-cadence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When check-ins on an initiative are expected; without a row the default holds. */
@Entity('check_in_cadences')
export class CheckInCadenceEntity {
  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'jsonb' })
  rule!: CheckInCadence;

  /** Whether owners of milestones in work report on these. */
  @Column({ name: 'milestone_owners', type: 'boolean' })
  milestoneOwners!: boolean;

  @Column({ name: 'chosen_on', type: 'date' })
  chosenOn!: string;

  @Column({ type: 'bigint' })
  version!: number;
}

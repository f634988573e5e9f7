import type { GateKey } from '@workback/domain/gate/gate';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The day that somebody set for a gate. */
@Entity('gate_dates')
export class GateDateEntity {
  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @PrimaryColumn({ type: 'text' })
  gate!: GateKey;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'set_on', type: 'date' })
  setOn!: string;
}

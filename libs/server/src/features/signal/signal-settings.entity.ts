import type { SignalSettings } from '@workback/domain/xmr/process-chart';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the process behaviour chart of a KPI is read, once somebody chose. */
@Entity('signal_settings')
export class SignalSettingsEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'jsonb' })
  settings!: SignalSettings;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'changed_by', type: 'uuid', nullable: true })
  changedBy!: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}

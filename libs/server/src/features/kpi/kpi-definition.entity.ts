import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the numbers of a KPI meant from a change on, with who changed it and why; append-only. */
@Entity('kpi_definitions')
export class KpiDefinitionEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'jsonb' })
  definition!: Record<string, unknown>;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Dimension } from '@workback/domain/kpi/dimension';
import type { TargetPlan } from '@workback/domain/kpi/target';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A KPI's definition. */
@Entity('kpis')
export class KpiEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Short number under which its observations are stored. */
  @Column({ type: 'integer', generated: 'identity', generatedIdentity: 'ALWAYS' })
  series!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'text' })
  kind!: Kpi['kind'];

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'text' })
  unit!: Kpi['unit'];

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ type: 'smallint' })
  precision!: number;

  @Column({ type: 'text' })
  direction!: Kpi['direction'];

  @Column({ type: 'text' })
  grain!: Kpi['grain'];

  @Column({ type: 'text' })
  aggregation!: Kpi['aggregation'];

  @Column({ name: 'delay_days', type: 'smallint' })
  delayDays!: number;

  @Column({ type: 'text' })
  caveats!: string;

  @Column({ name: 'source_id', type: 'uuid', nullable: true })
  sourceId!: string | null;

  @Column({ type: 'jsonb' })
  query!: Record<string, unknown>;

  @Column({ name: 'query_summary', type: 'text' })
  querySummary!: string;

  @Column({ type: 'jsonb', nullable: true })
  cadence!: Kpi['cadence'];

  @Column({ type: 'boolean' })
  paused!: boolean;

  /** Of a derived KPI, with the ids of its KPIs in place of their names. */
  @Column({ type: 'text', nullable: true })
  formula!: string | null;

  /** What it is broken down by. */
  @Column({ type: 'jsonb', nullable: true })
  dimension!: Dimension | null;

  @Column({ name: 'data_provider_id', type: 'uuid', nullable: true })
  dataProviderId!: string | null;

  /** What is committed to by one value for ever; null when the plan of targets moves, or there is none. */
  @Column({ type: 'double precision', nullable: true })
  target!: number | null;

  @Column({ name: 'target_plan', type: 'jsonb', nullable: true })
  targetPlan!: TargetPlan | null;

  @Column({ name: 'definition_number', type: 'integer' })
  definitionNumber!: number;

  @Column({ name: 'baseline_value', type: 'double precision', nullable: true })
  baselineValue!: number | null;

  @Column({ name: 'baseline_on', type: 'date', nullable: true })
  baselineOn!: string | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

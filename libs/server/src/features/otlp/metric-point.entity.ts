import type { MetricKind } from '@workback/domain/otlp/read-metrics';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A point of a metric that a program sent. */
@Entity('metric_points')
export class MetricPointEntity {
  @PrimaryColumn({ name: 'source_id', type: 'uuid' })
  sourceId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'text' })
  metric!: string;

  /** Digest of the attributes. */
  @PrimaryColumn({ type: 'bytea' })
  series!: Buffer;

  @PrimaryColumn({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  attributes!: Record<string, string>;

  @Column({ type: 'text' })
  kind!: MetricKind;

  @Column({ type: 'double precision' })
  value!: number;
}

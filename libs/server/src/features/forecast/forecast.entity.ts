import type { ForecastResult, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A forecast of a launch date, asked for, under way or made. */
@Entity('forecasts')
export class ForecastEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ type: 'text' })
  method!: ForecastWire['method'];

  /** Null where the method has none. */
  @Column({ type: 'jsonb', nullable: true })
  options!: ForecastWire['options'];

  @Column({ type: 'text' })
  state!: ForecastWire['state'];

  @Column({ type: 'integer' })
  runs!: number;

  @Column({ type: 'integer' })
  done!: number;

  /** Of everything that the answer follows from but the day. */
  @Column({ type: 'text' })
  fingerprint!: string;

  @Column({ name: 'as_of', type: 'date' })
  asOf!: string;

  @Column({ type: 'jsonb', nullable: true })
  result!: ForecastResult | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'requested_by', type: 'uuid', nullable: true })
  requestedBy!: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt!: Date | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  /** Rises with every taking: only the latest taker may write. */
  @Column({ type: 'integer' })
  fence!: number;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A value of a KPI's dimension, with the series that its numbers are stored under. */
@Entity('kpi_slices')
export class KpiSliceEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @PrimaryColumn({ type: 'text' })
  slice!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'integer' })
  series!: number;
}

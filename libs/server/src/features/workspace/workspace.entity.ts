import type { LengthRules } from '@workback/domain/prfaq/length-rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A team's own world: everything else carries its id. */
@Entity('workspaces')
export class WorkspaceEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  /** 0 = Sunday … 6 = Saturday. */
  @Column({ name: 'week_ending_day', type: 'smallint' })
  weekEndingDay!: number;

  /** 1 to 12; 12 when the fiscal year is the calendar year. */
  @Column({ name: 'fiscal_year_end_month', type: 'smallint' })
  fiscalYearEndMonth!: number;

  @Column({ name: 'working_days', type: 'smallint', array: true })
  workingDays!: number[];

  @Column({ type: 'date', array: true })
  holidays!: string[];

  /** Null until somebody chooses: the usual rules hold. */
  @Column({ name: 'length_rules', type: 'jsonb', nullable: true })
  lengthRules!: LengthRules | null;

  /** Names of holidays by date. */
  @Column({ name: 'holiday_names', type: 'jsonb' })
  holidayNames!: Readonly<Record<string, string>>;

  @Column({ name: 'is_example', type: 'boolean' })
  isExample!: boolean;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { draftOf, settingsOf, type SettingsDraft } from '../sources/setting-field.js';
import type { ConnectorKind } from '../sources/source-kinds.js';
import type { KpiInput } from './api/kpis.queries.js';
import { type CadenceDraft, cadenceDraftOf, cadenceOf } from './cadence-draft.js';
import { questionFields } from './question-fields.js';
import { type TargetDraft, targetDraftOf, targetPlanOf } from './target-draft.js';

/** A KPI as it stands in the form; numbers as they were typed. */
export interface KpiDraft {
  readonly initiativeId: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: Kpi['kind'];
  readonly ownerId: string;
  readonly unit: Kpi['unit'];
  readonly currency: string;
  readonly precision: string;
  readonly direction: Kpi['direction'];
  readonly grain: Kpi['grain'];
  readonly aggregation: Kpi['aggregation'];
  readonly delayDays: string;
  readonly caveats: string;
  readonly dataProviderId: string;
  readonly targets: TargetDraft;
  /** Whether its numbers are computed from other KPIs. */
  readonly derived: boolean;
  readonly formula: string;
  readonly dimensionName: string;
  readonly dimensionTotal: NonNullable<Kpi['dimension']>['total'];
  readonly moves: readonly string[];
  readonly changeReason: string;
  readonly sourceId: string;
  /** One question a kind of source: trying another source loses nothing. */
  readonly questions: Partial<Record<ConnectorKind, SettingsDraft>>;
  readonly cadence: CadenceDraft;
}

/** An empty form. */
export function newKpiDraft(start: { initiativeId: string; ownerId: string; timeZone: string }): KpiDraft {
  return {
    initiativeId: start.initiativeId,
    name: '',
    purpose: '',
    kind: 'output',
    ownerId: start.ownerId,
    unit: 'count',
    currency: '',
    precision: '0',
    direction: 'up',
    grain: 'day',
    aggregation: 'mean',
    delayDays: '0',
    caveats: '',
    ...{ dataProviderId: '', targets: targetDraftOf(null), derived: false, formula: '', moves: [], changeReason: '' },
    ...{ dimensionName: '', dimensionTotal: 'sum' },
    sourceId: '',
    questions: {},
    cadence: cadenceDraftOf(undefined, start.timeZone),
  };
}

/** A stored KPI as a form. */
export function kpiDraftOf(kpi: Kpi, moves: readonly string[], timeZone: string): KpiDraft {
  const { connector } = kpi.source ?? {};
  return {
    initiativeId: kpi.initiativeId ?? '',
    name: kpi.name,
    purpose: kpi.purpose,
    kind: kpi.kind,
    ownerId: kpi.owner?.id ?? '',
    unit: kpi.unit,
    currency: kpi.currency ?? '',
    precision: String(kpi.precision),
    direction: kpi.direction,
    grain: kpi.grain,
    aggregation: kpi.aggregation,
    delayDays: String(kpi.delayDays),
    caveats: kpi.caveats,
    dataProviderId: kpi.dataProvider?.id ?? '',
    targets: targetDraftOf(kpi.targets, kpi.baseline),
    derived: kpi.formula !== null,
    formula: kpi.formula?.text ?? '',
    dimensionName: kpi.dimension?.name ?? '',
    dimensionTotal: kpi.dimension?.total ?? 'sum',
    ...{ moves, changeReason: '' },
    sourceId: kpi.source?.id ?? '',
    questions: connector ? { [connector]: draftOf(questionFields[connector], kpi.query) } : {},
    cadence: cadenceDraftOf(kpi.cadence, timeZone),
  };
}

/** What the source is asked, as the API takes it. */
export function questionOf(draft: KpiDraft, connector: ConnectorKind): Record<string, never> {
  return settingsOf(questionFields[connector], draft.questions[connector] ?? {});
}

/** The form as the API takes it; a number that is missing goes as none. */
export function kpiInputOf(
  draft: KpiDraft,
  source: { connector: ConnectorKind; pulled: boolean } | undefined,
): KpiInput {
  const { questions: _questions, derived, changeReason: _reason, dimensionName, dimensionTotal, ...rest } = draft;
  const broken = !derived && dimensionName.trim() !== '';
  return {
    ...rest,
    dataProviderId: draft.dataProviderId || null,
    targets: targetPlanOf(draft.targets),
    formula: derived ? draft.formula.trim() : null,
    dimension: broken ? { name: dimensionName.trim(), total: dimensionTotal } : null,
    moves: draft.kind === 'input' ? [...draft.moves] : [],
    initiativeId: draft.initiativeId || null,
    ownerId: draft.ownerId || null,
    currency: draft.unit === 'currency' ? draft.currency.trim().toUpperCase() || null : null,
    precision: Number(draft.precision),
    delayDays: Number(draft.delayDays),
    sourceId: derived ? null : draft.sourceId || null,
    query: source && !derived ? questionOf(draft, source.connector) : {},
    cadence: source?.pulled && !derived ? (cadenceOf(draft.cadence) ?? null) : null,
  };
}

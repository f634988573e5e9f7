import { Injectable } from '@nestjs/common';
import { coarsest } from '@workback/domain/kpi/derived';
import { formulaCycle, parseFormula } from '@workback/domain/kpi/formula';
import { referKpis, storedFormula } from '@workback/domain/kpi/formula-references';
import type { Formula } from '@workback/domain/kpi/formula-tree';
import { FormulaRepository, type NameableKpi } from './formula.repository.js';

/** The KPI that a formula is for; without an id it is about to be made. */
export interface FormulaOwner {
  readonly id: string | null;
  readonly initiativeId: string | null;
}

/** A formula as it is stored, or what is wrong with it and where, in characters from 0. */
export type CheckedFormula =
  | {
      readonly ok: true;
      readonly stored: string;
      readonly ids: readonly string[];
      readonly grain: NameableKpi['grain'];
    }
  | { readonly ok: false; readonly at: number; readonly end: number; readonly message: string };

const NEW = 'new';

/** Reading formulas that people write. */
@Injectable()
export class FormulaDefinitionService {
  constructor(private readonly formulas: FormulaRepository) {}

  /** Finds the KPIs that a formula names, and refuses one that would need itself. */
  async check(workspaceId: string, text: string, owner: FormulaOwner): Promise<CheckedFormula> {
    const kpis = await this.formulas.nameable(workspaceId);
    const found = referKpis(text, kpis, owner.initiativeId);
    if (!found.ok) return found;
    const filter = filterProblem(text, found.formula, kpis);
    if (filter) return filter;
    const cycle = cycleWith(owner.id ?? NEW, found.formula, kpis);
    if (cycle) return { ok: false, at: 0, end: text.length, message: cycle };
    const grains = kpis.filter(({ id }) => found.ids.includes(id)).map(({ grain }) => grain);
    return { ok: true, stored: found.stored, ids: found.ids, grain: coarsest(grains) };
  }

  /** Holds the formulas of a workspace until the transaction ends, so that no two changes close a circle together. */
  lock(workspaceId: string): Promise<void> {
    return this.formulas.lockFormulas(workspaceId);
  }

  /** Notes which KPIs the formula of a KPI names. */
  setOperands(workspaceId: string, kpiId: string, operandIds: readonly string[]): Promise<void> {
    return this.formulas.setOperands(workspaceId, kpiId, operandIds);
  }

  /** The derived KPIs whose formula names a KPI. */
  usedIn(workspaceId: string, kpiId: string): Promise<{ id: string; name: string }[]> {
    return this.formulas.usedIn(workspaceId, kpiId);
  }
}

/** A filter on a KPI without a dimension, or by a value that it never had, at the name that it stands behind. */
function filterProblem(
  text: string,
  formula: Formula,
  kpis: readonly NameableKpi[],
): Extract<CheckedFormula, { ok: false }> | null {
  const parsed = parseFormula(text, { filters: true });
  const places = parsed.ok ? parsed.names : [];
  let place = -1;
  const walk = (part: Formula): Extract<CheckedFormula, { ok: false }> | null => {
    if (part.kind === 'number') return null;
    if (part.kind === 'combination') return walk(part.left) ?? walk(part.right);
    place += 1;
    const message =
      part.only === undefined
        ? null
        : wrongFilter(
            part.only,
            kpis.find(({ id }) => id === part.name),
          );
    const { at, end } = places[place] ?? { at: 0, end: text.length };
    return message === null ? null : { ok: false, at, end, message };
  };
  return walk(formula);
}

function wrongFilter(only: readonly string[], kpi: NameableKpi | undefined): string | null {
  if (!kpi?.dimension) return `“${kpi?.name ?? ''}” has no dimension to filter by.`;
  const { name, total } = kpi.dimension;
  const unknown = only.find((slice) => !Object.hasOwn(kpi.slices ?? {}, slice));
  if (unknown !== undefined) return `“${kpi.name}” has had no ${name} “${unknown}” so far.`;
  if (only.length > 1 && (total === 'given' || total === 'none')) {
    return `Values of ${name} have no computed total in “${kpi.name}”; name one of them.`;
  }
  return null;
}

/** The circle that a formula would close, as a sentence. */
function cycleWith(ownId: string, formula: Formula, kpis: readonly NameableKpi[]): string | null {
  const trees = new Map<string, Formula>([[ownId, formula]]);
  for (const { id, formula: stored } of kpis) {
    const tree = stored === null || id === ownId ? null : storedFormula(stored);
    if (tree) trees.set(id, tree);
  }
  const cycle = formulaCycle(trees);
  if (cycle === null) return null;
  const names = new Map(kpis.map(({ id, name }) => [id, name]));
  const steps = [...cycle, cycle[0] as string].map((id) => names.get(id) ?? 'this KPI');
  return `This KPI would need itself: ${steps.join(' → ')}.`;
}

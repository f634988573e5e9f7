/** What a deck is made of: sections of blocks, placed by hand or by rule (PRODUCT G4). */
import type { KpiKind } from '../kpi/definition.js';

/** How a KPI is shown: six weeks beside twelve months, a process behaviour chart, or tables alone. */
export const BLOCK_FORMS = ['six-twelve', 'xmr', 'tables'] as const;
export type BlockForm = (typeof BLOCK_FORMS)[number];

/** A block that a person placed for one KPI. */
export interface KpiBlock {
  readonly id: string;
  readonly kind: 'kpi';
  readonly kpiId: string;
  readonly form: BlockForm;
}

/** Blocks for every KPI that fits; KPIs defined later join by themselves. Null and an empty list leave a thing open. */
export interface RuleBlock {
  readonly id: string;
  readonly kind: 'rule';
  readonly initiativeId: string | null;
  readonly ownerId: string | null;
  readonly kinds: readonly KpiKind[];
  /** KPIs that fit and stay out. */
  readonly without: readonly string[];
  readonly form: BlockForm;
}

/** Words between charts: an anecdote, a note from elsewhere. */
export interface TextBlock {
  readonly id: string;
  readonly kind: 'text';
  readonly title: string;
  readonly text: string;
}

export type LayoutBlock = KpiBlock | RuleBlock | TextBlock;

export interface DeckSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly LayoutBlock[];
}

/** A KPI, as far as its place in a deck depends on it. */
export interface PlaceableKpi {
  readonly id: string;
  readonly name: string;
  readonly kind: KpiKind;
  readonly ownerId: string | null;
  readonly initiativeId: string | null;
  /** Null when it belongs to no initiative. */
  readonly initiativeNumber: number | null;
}

/** A block as it is read: rules have become KPIs, and KPIs have numbers that run through the deck. */
export type PlacedBlock =
  | {
      readonly key: string;
      readonly kind: 'kpi';
      readonly number: number;
      readonly kpiId: string;
      readonly form: BlockForm;
    }
  | { readonly key: string; readonly kind: 'text'; readonly title: string; readonly text: string };

export interface PlacedSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly PlacedBlock[];
}

const ORDER: readonly KpiKind[] = ['input', 'guardrail', 'output'];

/** Inputs stand before the outputs they drive: by initiative, then inputs, guardrails, outputs, then by name. */
export function byDrivingOrder(one: PlaceableKpi, other: PlaceableKpi): number {
  const number = (kpi: PlaceableKpi): number => kpi.initiativeNumber ?? Number.MAX_SAFE_INTEGER;
  return (
    number(one) - number(other) ||
    ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
    (one.name < other.name ? -1 : one.name > other.name ? 1 : 0) ||
    (one.id < other.id ? -1 : 1)
  );
}

/** Whether a rule takes a KPI in. */
export function ruleTakes(rule: RuleBlock, kpi: PlaceableKpi): boolean {
  return (
    (rule.initiativeId === null || rule.initiativeId === kpi.initiativeId) &&
    (rule.ownerId === null || rule.ownerId === kpi.ownerId) &&
    (rule.kinds.length === 0 || rule.kinds.includes(kpi.kind)) &&
    !rule.without.includes(kpi.id)
  );
}

/**
 * The deck as it is read. A rule leaves out what somebody placed by hand anywhere in the deck and what a rule before it
 * took; blocks of KPIs that are gone are left out.
 */
export function placedSections(sections: readonly DeckSection[], kpis: readonly PlaceableKpi[]): PlacedSection[] {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const taken = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === 'kpi' ? each.kpiId : []))),
  );
  const ordered = [...kpis].sort(byDrivingOrder);
  let number = 0;
  const place = (block: LayoutBlock): PlacedBlock[] => {
    if (block.kind === 'text') return [{ key: block.id, kind: 'text', title: block.title, text: block.text }];
    if (block.kind === 'kpi') {
      if (!byId.has(block.kpiId)) return [];
      number += 1;
      return [{ key: block.id, kind: 'kpi', number, kpiId: block.kpiId, form: block.form }];
    }
    return ordered.flatMap((kpi): PlacedBlock[] => {
      if (taken.has(kpi.id) || !ruleTakes(block, kpi)) return [];
      taken.add(kpi.id);
      number += 1;
      return [{ key: `${block.id} ${kpi.id}`, kind: 'kpi', number, kpiId: kpi.id, form: block.form }];
    });
  };
  return sections.map(({ blocks, ...section }) => ({ ...section, blocks: blocks.flatMap(place) }));
}

/** Outputs that stand before an input of the same initiative, each with that input: the reader meets the effect first. */
export function outputsBeforeInputs(
  sections: readonly PlacedSection[],
  kpis: readonly PlaceableKpi[],
): { readonly output: string; readonly input: string }[] {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const order = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'kpi' ? (byId.get(block.kpiId) ?? []) : [])),
  );
  return order.flatMap((kpi, at) => {
    if (kpi.kind !== 'output' || kpi.initiativeId === null) return [];
    const input = order
      .slice(at + 1)
      .find((later) => later.kind === 'input' && later.initiativeId === kpi.initiativeId);
    return input ? [{ output: kpi.id, input: input.id }] : [];
  });
}

import { referKpis } from '@workback/domain/kpi/formula-references';
import type { ReactElement } from 'react';
import { FormulaField } from './formula-field.js';
import { FormulaPreview, useFormulaPreview } from './formula-preview.js';
import type { KpiDraft } from './kpi-draft.js';

interface FormulaStepProps {
  readonly draft: KpiDraft;
  readonly kpiId: string | null;
  readonly kpis: readonly { readonly id: string; readonly name: string; readonly initiativeId: string | null }[];
  readonly onChange: (change: Partial<KpiDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The formula of a derived KPI, with what it gives for the last periods. */
export function FormulaStep({ draft, kpiId, kpis, onChange, errorOf }: FormulaStepProps): ReactElement {
  const initiativeId = draft.initiativeId || null;
  const readable = referKpis(draft.formula, kpis, initiativeId).ok;
  const preview = useFormulaPreview(draft.formula, kpiId, initiativeId, readable);
  return (
    <>
      <FormulaField
        value={draft.formula}
        onChange={(formula) => onChange({ formula })}
        kpis={kpis}
        initiativeId={initiativeId}
        ownId={kpiId}
        problem={preview?.problem}
        error={errorOf('formula')}
      />
      {preview ? (
        <FormulaPreview
          preview={preview}
          look={{ unit: draft.unit, currency: draft.currency || null, precision: Number(draft.precision) }}
        />
      ) : null}
    </>
  );
}

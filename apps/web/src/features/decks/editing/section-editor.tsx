import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { type PlacedSection, ruleTakes } from '@workback/domain/deck/deck-layout';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';
import { AddKpisDialog } from './add-kpis-dialog.js';
import { BlockRow } from './block-row.js';
import { addBlocks, type Block, changeBlock, changeSection, emptyRule, newId, type Section } from './deck-draft.js';
import type { EditableKpi } from './editable-kpi.js';
import { RuleFields } from './rule-fields.js';

interface SectionEditorProps {
  readonly section: Section;
  /** What the deck would be read as now. */
  readonly placed: readonly PlacedSection[];
  readonly byHand: ReadonlySet<string>;
  readonly kpis: readonly EditableKpi[];
  readonly initiatives: readonly PortfolioRow[];
  readonly onChange: (change: (sections: readonly Section[]) => Section[]) => void;
  readonly onMoveSection: (by: 1 | -1) => void;
  readonly onMoveBlock: (blockId: string, by: 1 | -1, from: string) => void;
  readonly onDragStart: (blockId: string) => void;
  readonly onDrop: (to: number) => void;
}

/** One section in the editor: title, words, blocks, and ways to add more. */
export function SectionEditor(props: SectionEditorProps): ReactElement {
  const { section, kpis, byHand, onChange, onMoveSection, onDrop } = props;
  const [adding, setAdding] = useState(false);
  const name = section.title || 'the section without a title';
  const change = (patch: Partial<Section>): void => onChange((all) => changeSection(all, section.id, patch));
  const add = (blocks: readonly Block[]): void => onChange((all) => addBlocks(all, section.id, blocks));
  return (
    <section
      className="section-editor"
      aria-label={section.title || 'Section without a title'}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(section.blocks.length);
      }}
    >
      <div className="row">
        <div className="grow">
          <TextField label="Section" maxLength={200} value={section.title} onChange={(title) => change({ title })} />
        </div>
        <button type="button" className="iconbtn" aria-label={`Move ${name} up`} onClick={() => onMoveSection(-1)}>
          <Icon name="up" />
        </button>
        <button type="button" className="iconbtn" aria-label={`Move ${name} down`} onClick={() => onMoveSection(1)}>
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="iconbtn"
          aria-label={`Remove ${name}`}
          onClick={() => onChange((all) => all.filter(({ id }) => id !== section.id))}
        >
          <Icon name="trash" />
        </button>
      </div>
      <details open={section.text !== ''}>
        <summary>Words under the title</summary>
        <TextField
          label="Words"
          rows={3}
          maxLength={10_000}
          value={section.text}
          onChange={(text) => change({ text })}
          hint="Markdown."
        />
      </details>
      <ol className="block-rows">
        {section.blocks.map((block, at) => (
          <OneBlock key={block.id} {...props} block={block} at={at} />
        ))}
      </ol>
      <div className="row">
        <Button onClick={() => setAdding(true)}>Add KPIs</Button>
        <Button onClick={() => add([emptyRule()])}>Add rule</Button>
        <Button onClick={() => add([{ id: newId(), kind: 'text', title: '', text: '' }])}>Add words</Button>
      </div>
      <AddKpisDialog
        open={adding}
        onClose={() => setAdding(false)}
        kpis={kpis}
        placed={byHand}
        onAdd={(ids) => add(ids.map((kpiId) => ({ id: newId(), kind: 'kpi', kpiId, form: 'six-twelve' })))}
      />
    </section>
  );
}

function OneBlock(props: SectionEditorProps & { readonly block: Block; readonly at: number }): ReactElement {
  const { block, at, placed, kpis, initiatives, onChange, onMoveBlock, onDragStart, onDrop } = props;
  const change = (patch: Partial<Block> | null): void => onChange((all) => changeBlock(all, block.id, patch));
  const row = {
    block,
    onChange: change,
    onMove: (by: 1 | -1, from: string) => onMoveBlock(block.id, by, from),
    onDragStart: () => onDragStart(block.id),
    onDropBefore: () => onDrop(at),
  };
  if (block.kind === 'text') return <BlockRow {...row} name={block.title || 'Words'} about="Words" />;
  if (block.kind === 'kpi') {
    const kpi = kpis.find(({ id }) => id === block.kpiId);
    const about = kpi ? [kpi.kind, kpi.initiativeName].filter(Boolean).join(' · ') : '';
    return <BlockRow {...row} name={kpi?.name ?? 'A KPI that is gone'} about={about} />;
  }
  const taken = placed
    .flatMap(({ blocks }) => blocks)
    .flatMap((each) => (each.kind === 'kpi' && each.key.startsWith(`${block.id} `) ? each.kpiId : []));
  const left = kpis.filter((kpi) => block.without.includes(kpi.id) && ruleTakes({ ...block, without: [] }, kpi));
  return (
    <BlockRow {...row} name="Rule" about="KPIs that fit, inputs before the outputs they drive">
      <RuleFields
        rule={block}
        initiatives={initiatives}
        taken={taken.flatMap((id) => kpis.find((kpi) => kpi.id === id) ?? [])}
        left={left}
        onChange={change}
      />
    </BlockRow>
  );
}

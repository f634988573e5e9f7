import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { type ReactElement, useMemo } from 'react';
import { MemoText } from '../prfaqs/memo-text.js';
import { useDeck } from './deck-context.js';
import { KpiBlock } from './kpi-block.js';
import { useWaiting } from './use-waiting.js';

/** Words of a deck: a section's text, or a note between charts. */
export function DeckText({ text }: { readonly text: string }): ReactElement | null {
  if (text.trim() === '') return null;
  return (
    <div className="deck-text">
      <MemoText text={text} />
    </div>
  );
}

/** The sections of a deck with their blocks, in reading order. */
export function DeckSections(): ReactElement {
  const { reading } = useDeck();
  const waiting = useWaiting();
  const byId = useMemo(() => new Map(reading.kpis.map((kpi) => [kpi.id, kpi])), [reading]);
  return (
    <>
      {reading.sections.map((section) =>
        waiting !== null && !section.blocks.some((block) => isWaiting(block, waiting)) ? null : (
          <section key={section.id} className="deck-section" aria-label={section.title || 'Section without a title'}>
            <header className="sechead">
              {section.title === '' ? null : <h2>{section.title}</h2>}
              <span className="mu">{rangeWords(section)}</span>
            </header>
            <DeckText text={section.text} />
            <div className="deck">
              {section.blocks.map((block) => {
                if (waiting !== null && !isWaiting(block, waiting)) return null;
                if (block.kind === 'text') return <TextBlock key={block.key} title={block.title} text={block.text} />;
                const kpi = byId.get(block.kpiId);
                return kpi ? <KpiBlock key={block.key} block={block} kpi={kpi} /> : null;
              })}
            </div>
          </section>
        ),
      )}
    </>
  );
}

type Block = DeckReading['sections'][number]['blocks'][number];

const isWaiting = (block: Block, waiting: ReadonlySet<string>): boolean =>
  block.kind === 'kpi' && waiting.has(block.kpiId);

/** A note between charts. */
export function TextBlock({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  return (
    <article className="block words">
      {title === '' ? null : <h3>{title}</h3>}
      <DeckText text={text} />
    </article>
  );
}

function rangeWords({ blocks }: DeckReading['sections'][number]): string {
  const numbers = blocks.flatMap((block) => (block.kind === 'kpi' ? block.number : []));
  if (numbers.length === 0) return blocks.length === 0 ? 'No KPI fits this section yet.' : '';
  return numbers.length === 1 ? `Block ${numbers[0]}` : `Blocks ${numbers[0]} to ${numbers.at(-1)}`;
}

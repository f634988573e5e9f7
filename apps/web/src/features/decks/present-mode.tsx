import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { Icon } from '@workback/ui/icon';
import { type KeyboardEvent, type ReactElement, useLayoutEffect, useRef } from 'react';
import { countWord, sentence } from '../../app/count-word.js';
import { useDeck } from './deck-context.js';
import { DeckText, TextBlock } from './deck-sections.js';
import { ExceptionList } from './exception-list.js';
import { KpiBlock } from './kpi-block.js';
import { Notes } from './notes.js';

type Block = DeckReading['sections'][number]['blocks'][number];

/** One page of the meeting: the exceptions, or one block under the title of its section. */
type Slide =
  | { readonly kind: 'exceptions' }
  | { readonly kind: 'block'; readonly title: string; readonly text: string; readonly block: Block };

interface PresentModeProps {
  readonly at: number;
  /** Null leaves the meeting. */
  readonly onMove: (at: number | null) => void;
}

/** The deck on the whole screen, one block a page, walked by keyboard; notes are taken beside what they are about. */
export function PresentMode({ at: asked, onMove }: PresentModeProps): ReactElement {
  const { reading } = useDeck();
  const element = useRef<HTMLDialogElement>(null);
  const slides = slidesOf(reading);
  const at = Math.min(asked, slides.length - 1);
  const slide = slides[at]!;
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.stage')?.focus();
    // Refused where nobody pressed a key or button; the page fills the window then.
    void dialog.ownerDocument.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
      dialog.close();
    };
  }, []);
  const move = (to: number): void => {
    element.current?.querySelector('.stage')?.scrollTo({ top: 0 });
    onMove(Math.min(slides.length - 1, Math.max(0, to)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [role="combobox"]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = destination(event.key, at, slides.length);
    if (to === null) return;
    // Space on a button presses it.
    if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a, summary')) return;
    event.preventDefault();
    move(to);
  };
  return (
    <dialog
      ref={element}
      className="present"
      aria-label={`${reading.name}, week ${reading.week.number}`}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onMove(null);
      }}
    >
      <header>
        <b>{reading.name}</b>
        <span className="mu">
          Week {reading.week.number} of {reading.week.year}
        </span>
        <span className="grow" />
        <span className="mu" role="status">
          Page {at + 1} of {slides.length}
        </span>
        <button
          type="button"
          className="iconbtn"
          aria-label="Page before"
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          ‹
        </button>
        <button
          type="button"
          className="iconbtn"
          aria-label="Next page"
          disabled={at === slides.length - 1}
          onClick={() => move(at + 1)}
        >
          ›
        </button>
        <button type="button" className="iconbtn" aria-label="Leave present mode" onClick={() => onMove(null)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="stage" tabIndex={-1}>
        <div className="slide">
          <Shown slide={slide} />
        </div>
        <aside aria-label="Notes">
          <h2>Notes and actions</h2>
          {slide.kind === 'block' && slide.block.kind === 'kpi' ? (
            <Notes key={slide.block.key} kpiId={slide.block.kpiId} />
          ) : (
            <Notes key="all" />
          )}
        </aside>
      </div>
      <p className="sm mu keys">
        <kbd>→</kbd> next <kbd>←</kbd> before <kbd>Home</kbd> exceptions <kbd>Esc</kbd> leave
      </p>
    </dialog>
  );
}

function Shown({ slide }: { readonly slide: Slide }): ReactElement | null {
  const { reading } = useDeck();
  if (slide.kind === 'exceptions') {
    const count = reading.exceptions.length;
    return (
      <>
        <h1>
          {sentence(countWord(count))} {count === 1 ? 'exception' : 'exceptions'}
        </h1>
        <ExceptionList all />
      </>
    );
  }
  const { block, title, text } = slide;
  const kpi = block.kind === 'kpi' ? reading.kpis.find(({ id }) => id === block.kpiId) : undefined;
  return (
    <>
      {title === '' ? null : <p className="mu">{title}</p>}
      <DeckText text={text} />
      {block.kind === 'text' ? <TextBlock title={block.title} text={block.text} /> : null}
      {block.kind === 'kpi' && kpi ? <KpiBlock key={block.key} block={block} kpi={kpi} large /> : null}
    </>
  );
}

function slidesOf({ sections }: DeckReading): Slide[] {
  return [
    { kind: 'exceptions' },
    ...sections.flatMap(({ title, text, blocks }) =>
      blocks.map((block, first): Slide => ({ kind: 'block', title, text: first === 0 ? text : '', block })),
    ),
  ];
}

function destination(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'PageDown' || key === ' ') return at + 1;
  if (key === 'ArrowLeft' || key === 'PageUp') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

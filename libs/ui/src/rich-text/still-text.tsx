import { DOMSerializer } from '@tiptap/pm/model';
import { type HTMLAttributes, memo, type ReactElement, useLayoutEffect, useRef } from 'react';
import { whenIdle } from './editing/idle-work.js';
import { richSchema } from './extensions/rich-extensions.js';
import { isHeavy } from './markdown/heavy-text.js';
import { readDocument } from './markdown/read-markdown.js';

interface StillTextProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly markdown: string;
}

/** A text as the editor shows it, without the cost of one: its source at once, and its form as soon as the page has time. */
export const StillText = memo(function StillText({ markdown, ...attributes }: StillTextProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current as HTMLDivElement;
    if (element.childNodes.length === 0) showSource(element, markdown);
    return whenIdle(() => (isHeavy(markdown) ? showSource(element, markdown) : show(element, markdown)));
  }, [markdown]);
  return <div {...attributes} ref={box} />;
});

function showSource(element: HTMLElement, markdown: string): void {
  const source = document.createElement('p');
  source.className = 'raw';
  source.textContent = markdown;
  element.replaceChildren(source);
}

function show(element: HTMLElement, markdown: string): void {
  const nodes = richSchema.nodeFromJSON(readDocument(markdown)).content;
  element.replaceChildren(DOMSerializer.fromSchema(richSchema).serializeFragment(nodes));
  // The text is one stop for the Tab key; its links are followed from the reading view, or with Ctrl.
  for (const link of element.querySelectorAll('a')) link.tabIndex = -1;
}

/** The little of a syntax tree that the plugins here touch. */
export interface TreeNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** A stretch of the Markdown source to highlight, in UTF-16 units. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
  /** Written behind the words: `P1`. */
  readonly label: string;
  /** Nobody builds or measures it. */
  readonly gap: boolean;
}

/** Remark plugin: markup typed into the text is shown as the text it is. */
export function htmlAsText() {
  return (tree: TreeNode): void => {
    each(tree, (node, parent) => {
      if (node.type !== 'html') return;
      node.type = 'text';
      // Between paragraphs it stands as one of its own.
      if (parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem') {
        node.children = [
          { type: 'text', value: node.value ?? '', ...(node.position ? { position: node.position } : {}) },
        ];
        node.type = 'paragraph';
        delete node.value;
      }
    });
  };
}

/** Rehype plugin: wraps the words of the given source ranges in `<mark>`, across formatting. */
export function markRanges(source: string, ranges: readonly MarkedRange[]) {
  return () =>
    (tree: TreeNode): void => {
      if (ranges.length === 0) return;
      const pieces: { element: TreeNode; range: MarkedRange; at: number }[] = [];
      each(tree, (node, parent, replace) => {
        if (node.type !== 'text' || !node.value?.trim()) return;
        const offsets = offsetsOf(node.value, source, node.position ?? parent.position);
        if (!offsets) return;
        const parts = split(node.value, offsets, ranges);
        if (parts.length === 1 && !parts[0]?.range) return;
        replace(
          parts.map(({ text, range, at }) => {
            const words: TreeNode = { type: 'text', value: text };
            if (!range) return words;
            const element: TreeNode = {
              type: 'element',
              tagName: 'mark',
              properties: range.gap ? { className: ['gapm'] } : {},
              children: [words],
            };
            pieces.push({ element, range, at });
            return element;
          }),
        );
      });
      for (const range of ranges) {
        const own = pieces.filter((piece) => piece.range === range).sort((one, other) => one.at - other.at);
        const first = own[0]?.element;
        const last = own.at(-1)?.element;
        if (first) first.properties = { ...first.properties, id: `promise-${range.label}`, tabIndex: -1 };
        if (last) last.properties = { ...last.properties, dataLabel: range.label };
      }
    };
}

function split(value: string, offsets: readonly number[], ranges: readonly MarkedRange[]) {
  const parts: { text: string; range: MarkedRange | undefined; at: number }[] = [];
  for (let i = 0; i < value.length; i += 1) {
    const at = offsets[i] as number;
    const range = ranges.find(({ start, end }) => at >= start && at < end);
    const last = parts.at(-1);
    if (last && last.range === range) last.text += value[i];
    else parts.push({ text: value[i] as string, range, at });
  }
  return parts;
}

/** Where each character of a rendered text stands in the source; null when that cannot be told. */
function offsetsOf(value: string, source: string, position: TreeNode['position']): number[] | null {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined) return null;
  const verbatim = source.slice(from, to).indexOf(value);
  if (verbatim !== -1) return Array.from({ length: value.length }, (_, i) => from + verbatim + i);
  const offsets: number[] = [];
  let at = from;
  for (const unit of value.split('')) {
    // Escapes, entities, quote marks and indents stand between the characters; none of them is long.
    const found = unit === '\n' ? source.indexOf('\n', at) : source.indexOf(unit, at);
    if (found === -1 || found >= to || found - at > 60) {
      offsets.push(Math.min(at, to - 1));
      continue;
    }
    offsets.push(found);
    at = found + 1;
  }
  return offsets;
}

type Visit = (node: TreeNode, parent: TreeNode, replace: (nodes: TreeNode[]) => void) => void;

/** Walks a tree without recursion, because hostile text nests deeply. */
function each(tree: TreeNode, visit: Visit): void {
  const waiting = [tree];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    const next: TreeNode[] = [];
    for (const node of parent.children ?? []) {
      let kept: TreeNode[] = [node];
      let replaced = false;
      visit(node, parent, (nodes) => {
        kept = nodes;
        replaced = true;
      });
      next.push(...kept);
      if (!replaced) waiting.push(node);
    }
    if (parent.children) parent.children = next;
  }
}
